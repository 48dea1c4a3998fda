import { z } from 'zod'
import {
  addProduct,
  editProduct,
  endProduct,
  resumeProduct,
  setExFactoryPrice,
} from '@/lib/areas/trade/products/mutations'
import { productList, productSearch, productSheet, productsNamed } from '@/lib/areas/trade/products/queries'
import { productFilter } from '@/lib/areas/trade/products/schema'
import { type ApiOperation, read, write } from '@/lib/core/route'

/** What is sold, and the ex-factory prices nothing is sold under (R-P01). */
export const productOperations: readonly ApiOperation[] = [
  read(
    '/trade/products',
    'Products by code, with the ex-factory price of today',
    productFilter,
    (viewer, filter) => productList(viewer, filter),
  ),
  read(
    '/trade/products/search',
    'Products on sale that a text finds: code, name, pinyin, initials',
    z.object({ q: z.string().max(60) }),
    (viewer, { q }) => productSearch(viewer, q),
  ),
  read(
    '/trade/products/named',
    'Products meant by exactly these codes or names, one a line',
    z.object({ names: z.string().max(4000) }),
    (viewer, { names }) => productsNamed(viewer, names.split('\n')),
  ),
  read(
    '/trade/products/{productId}',
    'One product with every ex-factory price it had',
    z.object({ productId: z.uuid() }),
    (viewer, { productId }) => productSheet(viewer, productId),
  ),
  write('Add a product with its first ex-factory price', addProduct),
  write('Change name, specification or unit of a product', editProduct),
  write('Set the ex-factory price from a day on', setExFactoryPrice),
  write('Stop selling a product', endProduct),
  write('Sell a product again', resumeProduct),
]
