#include "ui/pages/label/together_view.h"

#include "ui/items/full_pictures.h"
#include "ui/models/format.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/class_list.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/preferences.h"
#include "ui/shell/stage_guide.h"
#include "ui/shell/theme.h"

#include <nlohmann/json.hpp>

#include <QAction>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedLayout>

#include <algorithm>

namespace lathe {

namespace {

nlohmann::json parsed(const std::string& value) { return value.empty() ? nlohmann::json() : nlohmann::json::parse(value, nullptr, false); }

} // namespace

TogetherView::TogetherView(PageContext context, Labelling& labelling, QWidget* parent)
    : QWidget(parent), m_labelling(labelling), m_together(new Together(context, labelling, this)),
      m_pictures(std::make_unique<FullPictures>(context.jobs, context.workbench.cacheFolder()))
{
    setFocusPolicy(Qt::StrongFocus);
    auto* column = makePageLayout(this);
    m_header = new PageHeader(tr("Label together"));
    auto* back = secondaryButton(tr("Back to labelling  Esc"));
    auto* write = secondaryButton(tr("Write the journal…"));
    auto* bringIn = primaryButton(tr("Bring in a journal…"));
    for (QPushButton* button : {back, write, bringIn})
        m_header->addAction(button);
    connect(back, &QPushButton::clicked, this, &TogetherView::left);
    connect(write, &QPushButton::clicked, this, &TogetherView::chooseFileToWrite);
    connect(bringIn, &QPushButton::clicked, this, &TogetherView::chooseFileToBringIn);
    column->addWidget(m_header);
    auto* room = new QWidget;
    m_stack = new QStackedLayout(room);
    m_stack->addWidget(makeGuide());
    m_stack->addWidget(makeSides());
    column->addWidget(room, 1);

    addKey(QKeySequence(Qt::Key_Escape), [this] { emit left(); });
    addKey(QKeySequence(Qt::Key_1), [this] { keep(0); });
    addKey(QKeySequence(Qt::Key_2), [this] { keep(1); });
    addKey(QKeySequence(Qt::Key_PageDown), [this] { showConflict(m_current + 1); });
    addKey(QKeySequence(Qt::Key_PageUp), [this] { showConflict(m_current - 1); });
    addKey(QKeySequence(Qt::Key_Right), [this] { showConflict(m_current + 1); });
    addKey(QKeySequence(Qt::Key_Left), [this] { showConflict(m_current - 1); });
    addKey(QKeySequence::Undo, [this] { m_labelling.undo(); });
    addKey(QKeySequence::Redo, [this] { m_labelling.redo(); });

    connect(m_pictures.get(), &FullPictures::loaded, this, &TogetherView::refresh);
    connect(m_pictures.get(), &FullPictures::tilesLoaded, this, [this] {
        for (const Side& side : m_sides)
            side.canvas->update();
    });
    connect(m_together, &Together::changed, this, [this] { showConflict(m_current < 0 ? 0 : m_current); });
    connect(m_together, &Together::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_together, &Together::written, this, [this](const QString& path, qint64 events) {
        emit banner({BannerMessage::Kind::Notice, tr("%n change(s) written to %1", nullptr, int(events)).arg(QFileInfo(path).fileName()),
                     tr("Whoever labels the same pictures elsewhere brings the file in there"), {}, {}});
    });
    connect(m_together, &Together::broughtIn, this, [this](const JournalMerged& merged) {
        QStringList people;
        for (const std::string& name : merged.people)
            people << text(name);
        QString what = merged.events == 0 ? tr("Nothing in the journal is new")
            : people.isEmpty() ? tr("%n change(s) came in", nullptr, int(merged.events)) : tr("%n change(s) of %1 came in", nullptr, int(merged.events)).arg(people.join(QStringLiteral(", ")));
        QString more = merged.conflicts.empty() ? QString() : tr("%n conflict(s): the later word stands until one is kept", nullptr, int(merged.conflicts.size()));
        if (merged.unknown > 0)
            more += (more.isEmpty() ? QString() : QStringLiteral(". ")) + tr("%n picture(s) of the journal are not in this dataset", nullptr, int(merged.unknown));
        emit banner({BannerMessage::Kind::Notice, what, more, {}, {}});
    });
    refresh();
}

TogetherView::~TogetherView() = default;

QWidget* TogetherView::makeGuide()
{
    m_guide = new StageGuide(tr("Several people, one set of labels"),
        tr("Everything that is said of a picture goes into a journal, with who said it and when. On a shared drive several people work in one "
           "workspace at the same time: what the others do arrives within a second. Where there is none, each imports the same pictures, and "
           "the journals travel as files."));
    m_guide->setNote(tr("What only one of you changed comes in by itself; bringing a file in twice does no harm. Where both of you said something "
                        "else of the same, the later word stands, and both are shown here side by side to choose from. The clocks of the "
                        "computers say which one is later."));
    using Look = FlowNode::Look;
    m_guide->scheme().setNodes({{Look::Done, "label", tr("Your labels"), tr("in your journal")},
                                {Look::Next, "collect", tr("Their journal"), tr("as a file")},
                                {Look::Later, "eye", tr("Conflicts"), tr("side by side")},
                                {Look::Later, "check", tr("The same labels"), tr("for everybody")}},
                               {});
    return m_guide;
}

QWidget* TogetherView::makeSides()
{
    auto* room = new QWidget;
    auto* column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space12);
    m_about = bodyLabel();
    column->addWidget(m_about);
    auto* row = new QHBoxLayout;
    row->setSpacing(token::space16);
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        Side& side = m_sides[i];
        side.card = new Card(QStringLiteral(" "));
        side.canvas = new AnnotationCanvas;
        side.canvas->setTool(ToolKind::Hand);
        side.canvas->setFocusPolicy(Qt::NoFocus);
        side.says = wrapping(strongLabel());
        side.keep = secondaryButton({});
        connect(side.keep, &QPushButton::clicked, this, [this, i] { keep(int(i)); });
        side.card->content()->addWidget(side.canvas, 1);
        auto* foot = new QHBoxLayout;
        foot->addWidget(side.says, 1);
        foot->addWidget(side.keep);
        side.card->content()->addLayout(foot);
        row->addWidget(side.card, 1);
    }
    column->addLayout(row, 1);
    return room;
}

void TogetherView::addKey(const QKeySequence& key, std::function<void()> run)
{
    auto* action = new QAction(this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
}

bool TogetherView::isSettling() const { return m_together->isBusy() || m_pictures->isBusy(); }

void TogetherView::showConflict(int conflict)
{
    m_current = std::min(std::max(conflict, 0), static_cast<int>(m_together->conflicts().size()) - 1);
    if (m_current >= 0 && isVisible())
        if (const auto item = m_labelling.state().find(m_together->conflicts()[static_cast<std::size_t>(m_current)].item))
            m_pictures->want(m_labelling.pictures(), {*item});
    refresh();
}

void TogetherView::keep(int side)
{
    if (m_current >= 0)
        m_together->decide(m_together->conflicts()[static_cast<std::size_t>(m_current)], isOther(static_cast<std::size_t>(side)));
}

bool TogetherView::isOther(std::size_t side) const
{
    const JournalConflict& conflict = m_together->conflicts()[static_cast<std::size_t>(m_current)];
    const bool isOwnOther = text(conflict.other.author) == m_labelling.person() && text(conflict.stands.author) != m_labelling.person();
    return (side == 0) == isOwnOther;
}

const LabelEvent& TogetherView::word(std::size_t side) const
{
    const JournalConflict& conflict = m_together->conflicts()[static_cast<std::size_t>(m_current)];
    return isOther(side) ? conflict.other : conflict.stands;
}

/// "cat", "done", "RBC, drawn as shown", "taken away"
QString TogetherView::wordText(const LabelEvent& event) const
{
    const auto className = [this](const std::string& id) {
        for (const LabelClass& one : m_labelling.state().classes())
            if (one.id == id)
                return text(one.name);
        return text(id);
    };
    const auto value = parsed(event.change.value);
    if (event.change.value.empty())
        return event.change.subject == "class" ? tr("no class") : event.change.subject == "progress" ? tr("open again") : tr("taken away");
    if (value.is_string())
        return event.change.subject == "class" ? className(value.get<std::string>())
            : value == "done" ? tr("done") : value == "skipped" ? tr("skipped") : value == "flagged" ? tr("flagged") : text(value.get<std::string>());
    if (event.change.item.empty() && value.is_object())
        return value.contains("into") && value["into"].is_string() ? tr("%1, merged into %2").arg(text(value.value("name", std::string())), className(value["into"].get<std::string>()))
                                                                   : text(value.value("name", std::string()));
    if (value.is_object() && value.contains("class") && value["class"].is_string())
        return tr("%1, as it is drawn").arg(className(value["class"].get<std::string>()));
    return tr("as it is drawn");
}

QString TogetherView::subjectText(const JournalConflict& conflict) const
{
    return conflict.item.empty() ? tr("a class") : conflict.subject == "class" ? tr("the class of the picture") : conflict.subject == "progress" ? tr("how far the picture is")
        : conflict.subject.starts_with("mark/") ? tr("an annotation") : text(conflict.subject);
}

void TogetherView::refresh()
{
    const auto& conflicts = m_together->conflicts();
    m_header->setState(conflicts.empty() ? QString() : tr("%n conflict(s)", nullptr, int(conflicts.size())), Tone::Warning);
    if (m_current < 0 || m_current >= std::ssize(conflicts)) {
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    const JournalConflict& shown = conflicts[static_cast<std::size_t>(m_current)];
    const auto item = m_labelling.state().find(shown.item);
    const QString name = item ? text(m_labelling.pictures()->items[*item].name).section(u'/', -1) : QString();
    m_about->setText(tr("%1 of %2").arg(m_current + 1).arg(conflicts.size()) + QStringLiteral(" · ") + (name.isEmpty() ? QString() : name + QStringLiteral(" · ")) + subjectText(shown));
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        refreshSide(i);
}

/// The picture with all its labels as they are, and of the conflict the word of this side.
void TogetherView::refreshSide(std::size_t index)
{
    const Side& side = m_sides[index];
    const LabelEvent& event = word(index);
    const bool isOwn = !event.author.empty() && text(event.author) == m_labelling.person();
    const QString who = event.author.empty() ? tr("Somebody") : isOwn ? tr("%1 (you)").arg(text(event.author)) : text(event.author);
    side.card->setTitle(who);
    side.card->setSubtitle(momentText(event.time) + (isOther(index) ? QString() : QStringLiteral(" · ") + tr("stands now")));
    side.says->setText(wordText(event));
    side.keep->setText(tr("Keep this  %1").arg(index + 1));
    const auto item = m_labelling.state().find(event.change.item);
    side.canvas->setVisible(item.has_value());
    if (!item)
        return;
    LabelState state = m_labelling.state();
    state.apply(event.change);
    std::vector<ClassLook> looks;
    for (std::size_t i = 0; i < state.classes().size(); ++i) {
        const LabelClass& one = state.classes()[i];
        looks.push_back({text(one.name), classColor(state, static_cast<std::int32_t>(i)), one.traits.joints.size(), one.traits.bones});
    }
    const Item& shown = m_labelling.pictures()->items[*item];
    side.canvas->setPicture(m_pictures->find(shown.content), QSize(static_cast<int>(shown.width), static_cast<int>(shown.height)));
    side.canvas->setAnnotations(state.annotations(*item), std::move(looks));
    const std::string prefix = "mark/";
    side.canvas->select(event.change.subject.starts_with(prefix) && !event.change.value.empty() ? std::vector<std::string>{event.change.subject.substr(prefix.size())} : std::vector<std::string>());
}

void TogetherView::chooseFileToWrite()
{
    if (!m_labelling.isOpen())
        return;
    const QString name = QStringLiteral("%1 %2.jsonl").arg(text(m_labelling.version().dataset), m_labelling.person());
    const QString path = QFileDialog::getSaveFileName(this, tr("Write the journal"), Preferences::folder() + u'/' + name, tr("Journals of labels (*.jsonl)"));
    if (path.isEmpty())
        return;
    Preferences::setFolder(QFileInfo(path).path());
    m_together->writeJournal(path);
}

void TogetherView::chooseFileToBringIn()
{
    if (!m_labelling.isOpen())
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Bring in a journal"), Preferences::folder(), tr("Journals of labels (*.jsonl);;All files (*)"));
    if (path.isEmpty())
        return;
    Preferences::setFolder(QFileInfo(path).path());
    m_together->bringIn(path);
}

} // namespace lathe
