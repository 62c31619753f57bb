#include "ml/catalog_under_test.h"
#include "nn/learners/builtin_learners.h"

const lathe::Catalog<lathe::Learner>& lathe::catalogUnderTest()
{
    static const Catalog<Learner> catalog = networkLearners();
    return catalog;
}
