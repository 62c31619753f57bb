#include "ui/pages/learn/learn_page.h"

#include "services/demo_service.h"
#include "ui/models/format.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr const char* kSample = "shapes";

struct Step {
    const char* page;
    QString title, task, without;
};

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
    m_steps = new Card(tr("A first round"), tr("640 drawn pictures of eight shapes, with a few wrong labels planted. The same for everyone, so results can be compared."));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    m_steps->content()->addWidget(scroll);
    whole->addWidget(m_steps, 1);
    connect(&m_model, &LifecycleModel::changed, this, &LearnPage::refresh);
    refresh();
}

void LearnPage::refresh()
{
    const auto& datasets = m_model.datasets();
    const auto sample = std::find_if(datasets.begin(), datasets.end(), [](const DatasetVersion& version) { return version.dataset == kSample; });
    const bool there = sample != datasets.end();
    m_sample->setVisible(!there);
    bool trained = false, finished = false, judged = false, registered = false;
    for (const RunRecord& run : m_model.allRuns())
        if (run.dataset == kSample) {
            trained = true;
            finished |= run.status == RunStatus::Finished;
            for (const ModelVersion& model : m_model.allModels())
                registered |= model.run == run.id;
        }
    const Subject& subject = context().navigator.subject();
    judged = finished && subject.run != 0 && subject.dataset.startsWith(kSample);
    const bool done[] = {there, there && m_model.input().checked, trained, finished, judged, registered};
    const Step steps[] = {
        {"collect", tr("Collect the sample"), tr("Bring it in, then look at the grid: which two shapes would you mix up yourself?"),
         tr("Pictures that do not look like those of the later use teach the wrong thing, and nothing afterwards shows it.")},
        {"prepare", tr("Read the checks"), tr("See how the pictures are split, and what the checks say of copies and class sizes."),
         tr("A copy of a training picture in the test part makes a model look better than it is.")},
        {"train", tr("Train a small network"), tr("Take Small CNN with its defaults. Watch the two losses: where do they part?"),
         tr("A loss that falls on training alone is learning by heart.")},
        {"evaluate", tr("Find the planted mistakes"), tr("Open the surest mistakes of the finished run. Some pictures are right and their label is wrong."),
         tr("One number hides which classes fail. Decisions are made on those.")},
        {"experiments", tr("Change one thing and compare"), tr("Train again with another learning rate, select both runs, read what differs beyond its interval."),
         tr("Two changes at once, or one run each, and the difference may be chance.")},
        {"deploy", tr("Put it to work"), tr("Register the better run and export it. The export proves that it gives the same answers."),
         tr("A model that answers differently elsewhere than it did here fails silently.")},
    };
    m_rows = new QWidget;
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, token::space8, 0);
    column->setSpacing(token::space16);
    for (int i = 0; i < static_cast<int>(std::size(steps)); ++i) {
        const Step& step = steps[i];
        auto* row = new QHBoxLayout;
        row->setSpacing(token::space16);
        row->addWidget(new StepMark(i + 1, done[i]), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(strongLabel(step.title));
        words->addWidget(wrapping(bodyLabel(step.task)));
        words->addWidget(wrapping(captionLabel(tr("Skipped: %1").arg(step.without))));
        row->addLayout(words, 1);
        auto* show = secondaryButton(tr("Show"));
        show->setAccessibleName(tr("Show: %1").arg(step.title));
        show->setEnabled(there || i == 0);
        connect(show, &QPushButton::clicked, this, [this, page = step.page] {
            if (!context().navigator.subject().dataset.startsWith(kSample))
                context().navigator.setSubject({QString::fromLatin1(kSample) + "@1", 0});
            context().navigator.showPage(page);
        });
        row->addWidget(show, 0, Qt::AlignTop);
        column->addLayout(row);
    }
    column->addStretch(1);
    m_steps->findChild<QScrollArea*>()->setWidget(m_rows);
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
