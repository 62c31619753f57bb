#include "ml/builtin_learners.h"
#include "ml/catalog_under_test.h"

const lathe::Catalog<lathe::Learner>& lathe::catalogUnderTest()
{
    return builtinLearners();
}
