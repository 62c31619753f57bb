#include "ui/pages/collect/collect_page.h"
#include "ui/pages/deploy/deploy_page.h"
#include "ui/pages/evaluate/evaluate_page.h"
#include "ui/pages/experiments/experiments_page.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/learn/learn_page.h"
#include "ui/pages/monitor/monitor_page.h"
#include "ui/pages/prepare/prepare_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/train/train_page.h"

namespace lathe {

namespace {

template <class T>
Page* make(PageContext context)
{
    return new T(context);
}

} // namespace

const std::vector<PageEntry>& pageList()
{
    using Group = PageEntry::Group;
    static const std::vector<PageEntry> list{
        {"home", QT_TRANSLATE_NOOP("Page", "Home"), "home", Group::Home, make<HomePage>},
        {"collect", QT_TRANSLATE_NOOP("Page", "Collect"), "collect", Group::Stage, make<CollectPage>},
        {"prepare", QT_TRANSLATE_NOOP("Page", "Prepare"), "prepare", Group::Stage, make<PreparePage>},
        {"label", QT_TRANSLATE_NOOP("Page", "Label"), "label", Group::Stage, make<LabelPage>},
        {"train", QT_TRANSLATE_NOOP("Page", "Train"), "train", Group::Stage, make<TrainPage>},
        {"evaluate", QT_TRANSLATE_NOOP("Page", "Evaluate"), "evaluate", Group::Stage, make<EvaluatePage>},
        {"deploy", QT_TRANSLATE_NOOP("Page", "Deploy"), "deploy", Group::Stage, make<DeployPage>},
        {"monitor", QT_TRANSLATE_NOOP("Page", "Monitor"), "monitor", Group::Stage, make<MonitorPage>},
        {"experiments", QT_TRANSLATE_NOOP("Page", "Experiments"), "experiments", Group::Tool, make<ExperimentsPage>},
        {"learn", QT_TRANSLATE_NOOP("Page", "Learn"), "learn", Group::Tool, make<LearnPage>},
        {"settings", QT_TRANSLATE_NOOP("Page", "Settings"), "settings", Group::Tool, make<SettingsPage>},
    };
    return list;
}

} // namespace lathe
