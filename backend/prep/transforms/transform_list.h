// Every built-in transform, in the order of the menu.
#pragma once

#include "prep/transform.h"

namespace lathe {

std::unique_ptr<const Transform> makeSelect();
std::unique_ptr<const Transform> makeDrop();
std::unique_ptr<const Transform> makeRename();
std::unique_ptr<const Transform> makeCompute();
std::unique_ptr<const Transform> makeSetType();
std::unique_ptr<const Transform> makeFilterRows();
std::unique_ptr<const Transform> makeDeduplicate();
std::unique_ptr<const Transform> makeImpute();
std::unique_ptr<const Transform> makeClip();
std::unique_ptr<const Transform> makeLog();
std::unique_ptr<const Transform> makePower();
std::unique_ptr<const Transform> makeScale();
std::unique_ptr<const Transform> makeBin();
std::unique_ptr<const Transform> makePolynomial();
std::unique_ptr<const Transform> makePca();
std::unique_ptr<const Transform> makeOneHot();
std::unique_ptr<const Transform> makeOrdinal();
std::unique_ptr<const Transform> makeTargetEncode();
std::unique_ptr<const Transform> makeFrequencyEncode();
std::unique_ptr<const Transform> makeUnifySpellings();
std::unique_ptr<const Transform> makeGroupRare();
std::unique_ptr<const Transform> makeDateParts();
std::unique_ptr<const Transform> makeTfidf();
std::unique_ptr<const Transform> makeClassWeights();
std::unique_ptr<const Transform> makeOverSample();
std::unique_ptr<const Transform> makeUnderSample();
std::unique_ptr<const Transform> makeSmote();

} // namespace lathe
