/** The mark of the product; its name stands beside it. */
export const ProductMark = () => <img src="/icon.svg" alt="" width="24" height="24" />
