#include "eval/metrics/metric_list.h"

namespace lathe {

const Catalog<Metric>& builtinMetrics()
{
    static const Catalog<Metric> catalog = [] {
        Catalog<Metric> list;
        list.add(makeAccuracy());
        list.add(makeBalancedAccuracy());
        list.add(makePrecisionMacro());
        list.add(makeRecallMacro());
        list.add(makeF1Macro());
        list.add(makeF1Weighted());
        list.add(makeLogLoss());
        list.add(makeRocAuc());
        return list;
    }();
    return catalog;
}

} // namespace lathe
