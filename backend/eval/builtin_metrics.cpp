#include "eval/clustering.h"
#include "eval/detection.h"
#include "eval/metrics/metric_list.h"

#include <map>

namespace lathe {

namespace {

using Catalogs = std::map<Task, Catalog<Metric>>;

Catalogs makeCatalogs()
{
    Catalogs catalogs;
    Catalog<Metric>& classification = catalogs[Task::Classification];
    classification.add(makeAccuracy());
    classification.add(makeBalancedAccuracy());
    classification.add(makePrecisionMacro());
    classification.add(makeRecallMacro());
    classification.add(makeF1Macro());
    classification.add(makeF1Weighted());
    classification.add(makeLogLoss());
    classification.add(makeRocAuc());
    for (const Task values : {Task::Regression, Task::Forecasting}) {
        Catalog<Metric>& catalog = catalogs[values];
        catalog.add(makeR2());
        catalog.add(makeRmse());
        catalog.add(makeMae());
        catalog.add(makeMape());
    }
    return catalogs;
}

} // namespace

const Catalog<Metric>& builtinMetrics(Task task)
{
    static const Catalogs catalogs = makeCatalogs();
    static const Catalog<Metric> none;
    const auto found = catalogs.find(task);
    return found == catalogs.end() ? none : found->second;
}

const std::vector<MetricInfo>& metricInfos(Task task)
{
    static const auto all = [] {
        std::map<Task, std::vector<MetricInfo>> infos;
        for (const Task one : {Task::Classification, Task::Regression, Task::Forecasting})
            for (const auto& metric : builtinMetrics(one))
                infos[one].push_back(metric->info());
        infos[Task::Clustering] = clusterMetrics();
        infos[Task::Detection] = detectionMetrics();
        // Where a target says which rows are strange.
        MetricInfo parted = builtinMetrics(Task::Classification).find("roc_auc")->info();
        parted.task = Task::Anomaly;
        infos[Task::Anomaly] = {parted};
        return infos;
    }();
    static const std::vector<MetricInfo> none;
    const auto found = all.find(task);
    return found == all.end() ? none : found->second;
}

} // namespace lathe
