#include "ui/pages/learn/learn_page.h"

#include "services/demo_service.h"
#include "ui/models/format.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/segmented.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr const char* kSample = "shapes";

/// The number of a step, or a tick once it is done.
class StepMark : public QWidget {
public:
    StepMark(int number, bool done) : m_number(number), m_done(done) { setFixedSize(32, 32); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(m_done ? theme.colors().positive : theme.colors().muted, 2);
        if (!m_done)
            pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.drawEllipse(QRectF(rect()).adjusted(2, 2, -2, -2));
        if (m_done) {
            theme.icon("check", theme.colors().positive).paint(&painter, QRect(8, 8, 16, 16));
            return;
        }
        painter.setFont(theme.font(token::body, true));
        painter.setPen(theme.colors().text);
        painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
    }

private:
    int m_number;
    bool m_done;
};

} // namespace

LearnPage::LearnPage(PageContext pageContext) : Page(pageContext), m_model(LifecycleModel::shared(pageContext))
{
    auto* whole = makePageLayout(this);
    auto* header = new PageHeader(tr("Learn"));
    header->setSubtitle(tr("Once round the cycle, in about ten minutes"));
    m_sample = primaryButton(tr("Bring in the sample"));
    connect(m_sample, &QPushButton::clicked, this, &LearnPage::importSampleSet);
    header->addAction(m_sample);
    whole->addWidget(header);
    m_steps = new Card(tr("A first round"));
    m_kind = new SegmentedControl;
    m_kind->setAccessibleName(tr("What the round is about"));
    m_kind->addSegment(tr("Pictures"));
    m_kind->addSegment(tr("A table"));
    m_steps->addExtra(m_kind);
    connect(m_kind, &SegmentedControl::currentChanged, this, [this] {
        m_hasKind = true;
        refresh();
    });
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    m_steps->content()->addWidget(scroll);
    whole->addWidget(m_steps, 1);
    connect(&m_model, &LifecycleModel::changed, this, &LearnPage::refresh);
    refresh();
}

const DatasetVersion* LearnPage::sample() const
{
    const auto& datasets = m_model.datasets();
    const auto found = std::ranges::find(datasets, kSample, &DatasetVersion::dataset);
    return found == datasets.end() ? nullptr : &*found;
}

const DatasetVersion* LearnPage::table() const
{
    const auto isTable = [](const DatasetVersion& version) { return version.kind == toString(ItemKind::Table); };
    if (const auto& current = m_model.input().dataset; current && isTable(*current))
        return &*current;
    const auto found = std::ranges::find_if(m_model.datasets(), isTable);
    return found == m_model.datasets().end() ? nullptr : &*found;
}

namespace {

/// How far the runs of a dataset have come.
struct Progressed {
    bool trained = false, finished = false, several = false, registered = false;
};

Progressed progressOf(const LifecycleModel& model, const DatasetVersion* dataset)
{
    Progressed made;
    int finished = 0;
    for (const RunRecord& run : model.allRuns())
        if (dataset && run.dataset == dataset->dataset) {
            made.trained = true;
            finished += run.status == RunStatus::Finished;
            for (const ModelVersion& version : model.allModels())
                made.registered |= version.run == run.id;
        }
    made.finished = finished > 0;
    made.several = finished > 1;
    return made;
}

} // namespace

std::vector<LearnPage::Step> LearnPage::pictureSteps() const
{
    const DatasetVersion* shapes = sample();
    const Progressed made = progressOf(m_model, shapes);
    const Subject& subject = context().navigator.subject();
    const bool judged = made.finished && subject.run != 0 && subject.dataset.startsWith(kSample);
    return {
        {"collect", tr("Collect the sample"), tr("Bring it in, then look at the grid: which two shapes would you mix up yourself?"),
         tr("Pictures that do not look like those of the later use teach the wrong thing, and nothing afterwards shows it."), shapes != nullptr},
        {"prepare", tr("Read the checks"), tr("See how the pictures are split, and what the checks say of copies and class sizes."),
         tr("A copy of a training picture in the test part makes a model look better than it is."), shapes && m_model.input().checked},
        {"train", tr("Train a small network"), tr("Take Small CNN with its defaults. Watch the two losses: where do they part?"),
         tr("A loss that falls on training alone is learning by heart."), made.trained},
        {"evaluate", tr("Find the planted mistakes"), tr("Open the surest mistakes of the finished run. Some pictures are right and their label is wrong."),
         tr("One number hides which classes fail. Decisions are made on those."), made.finished},
        {"experiments", tr("Change one thing and compare"), tr("Train again with another learning rate, select both runs, read what differs beyond its interval."),
         tr("Two changes at once, or one run each, and the difference may be chance."), judged},
        {"deploy", tr("Put it to work"), tr("Register the better run and export it. The export proves that it gives the same answers."),
         tr("A model that answers differently elsewhere than it did here fails silently."), made.registered},
    };
}

std::vector<LearnPage::Step> LearnPage::tableSteps() const
{
    const DatasetVersion* rows = table();
    const Progressed made = progressOf(m_model, rows);
    const Subject& subject = context().navigator.subject();
    const bool judged = made.finished && subject.run != 0 && rows && subject.dataset.startsWith(text(rows->dataset));
    return {
        {"collect", tr("Bring a table in"), tr("Drop a CSV, spreadsheet or database file. Look at the types that were found, and correct a wrong one: a postal code is no number."),
         tr("A column read as the wrong type is averaged where it should be counted, and nobody sees it."), rows != nullptr},
        {"prepare", tr("Mend what the checks find"), tr("Each finding says what follows from it and offers a mend. See the rows before and after every step."),
         tr("A column that is known only after the answer gives the answer away. The model looks perfect and is useless."), rows && m_model.input().checked},
        {"train", tr("Choose the column to predict"), tr("Train the baseline first, then boosted trees. A number makes it a regression, a category a classification; no target finds clusters, anomalies or a map."),
         tr("Without a baseline nobody knows whether 90 % is much."), made.trained},
        {"evaluate", tr("Look at the rows behind the marks"), tr("Click the largest errors, a slice, a cell. Explain shows which columns the model goes by; every bar, node and value opens."),
         tr("A good mean hides the group of rows for which the model is wrong."), judged},
        {"experiments", tr("Compare with a second algorithm"), tr("Train another one on the same split and read what differs beyond its interval. Find the best on Train does it within a budget."),
         tr("The best of fifty tries is partly luck. The test part tells, once."), made.several},
        {"deploy", tr("Put it to work"), tr("Export it with its steps, so that raw columns go in by name. The export proves that it gives the same answers."),
         tr("Steps written a second time by hand differ somewhere, and the model fails silently."), made.registered},
    };
}

void LearnPage::refresh()
{
    // Who works on a table is shown the table's round.
    if (const auto& current = m_model.input().dataset; current && !m_hasKind) {
        const QSignalBlocker blocker(m_kind);
        m_kind->setCurrent(current->kind == toString(ItemKind::Table) ? 1 : 0);
        m_hasKind = true;
    }
    const bool isTable = m_kind->current() == 1;
    m_sample->setVisible(!isTable && !sample());
    const std::vector<Step> steps = isTable ? tableSteps() : pictureSteps();
    m_rows = new QWidget;
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, token::space8, 0);
    column->setSpacing(token::space16);
    column->addWidget(wrapping(mutedLabel(
        isTable ? tr("A table of your own: a CSV or a spreadsheet with a column that is worth telling from the others.")
                : tr("640 drawn pictures of eight shapes, with a few wrong labels planted. The same for everyone, so results can be compared."))));
    for (std::size_t i = 0; i < steps.size(); ++i)
        column->addWidget(rowOf(steps[i], int(i) + 1));
    column->addStretch(1);
    m_steps->findChild<QScrollArea*>()->setWidget(m_rows);
}

QWidget* LearnPage::rowOf(const Step& step, int number)
{
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space16);
    row->addWidget(new StepMark(number, step.isDone), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(strongLabel(step.title));
    words->addWidget(wrapping(bodyLabel(step.task)));
    words->addWidget(wrapping(captionLabel(tr("Skipped: %1").arg(step.without))));
    row->addLayout(words, 1);
    auto* show = secondaryButton(tr("Show"));
    show->setAccessibleName(tr("Show: %1").arg(step.title));
    show->setEnabled(number == 1 || (m_kind->current() == 1 ? table() : sample()));
    connect(show, &QPushButton::clicked, this, [this, page = step.page] { open(page); });
    row->addWidget(show, 0, Qt::AlignTop);
    return whole;
}

/// On the data that the round is about.
void LearnPage::open(const char* page)
{
    const bool isTable = m_kind->current() == 1;
    const DatasetVersion* rows = table();
    const QString name = !isTable ? QString::fromLatin1(kSample) : rows ? text(rows->dataset) : QString();
    if (!name.isEmpty() && context().navigator.subject().dataset.section('@', 0, 0) != name)
        context().navigator.setSubject({isTable ? text(rows->reference()) : name + "@1", 0});
    context().navigator.showPage(page);
}

void LearnPage::importSampleSet()
{
    if (m_importing)
        return;
    m_importing = true;
    m_sample->setEnabled(false);
    Workbench* workbench = &context().workbench;
    context().jobs.start<DatasetVersion>(
        Lane::Io, tr("Sample pictures"), [workbench](Progress& progress) { return importSample(*workbench, progress); }, this,
        [this](Result<DatasetVersion> version) {
            m_importing = false;
            m_sample->setEnabled(true);
            if (!version)
                emit banner(bannerFrom(version.error()));
            else
                context().navigator.setSubject({text(version->reference()), 0});
        });
}

} // namespace lathe
