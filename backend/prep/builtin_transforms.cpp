#include "prep/transforms/transform_list.h"

namespace lathe {

const Catalog<Transform>& builtinTransforms()
{
    static const Catalog<Transform> catalog = [] {
        Catalog<Transform> list;
        list.add(makeSelect());
        list.add(makeDrop());
        list.add(makeRename());
        list.add(makeCompute());
        list.add(makeSetType());
        list.add(makeFilterRows());
        list.add(makeDeduplicate());
        list.add(makeImpute());
        list.add(makeClip());
        list.add(makeLog());
        list.add(makePower());
        list.add(makeScale());
        list.add(makeBin());
        list.add(makePolynomial());
        list.add(makePca());
        list.add(makeOneHot());
        list.add(makeOrdinal());
        list.add(makeTargetEncode());
        list.add(makeFrequencyEncode());
        list.add(makeUnifySpellings());
        list.add(makeGroupRare());
        list.add(makeDateParts());
        list.add(makeTfidf());
        list.add(makeClassWeights());
        list.add(makeOverSample());
        list.add(makeUnderSample());
        list.add(makeSmote());
        return list;
    }();
    return catalog;
}

} // namespace lathe
