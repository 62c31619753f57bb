// What keys do while labelling texts and clips.
#include "ui/pages/label/spans/span_workspace.h"

#include "label/span_edit.h"
#include "services/annotation_service.h"
#include "ui/models/format.h"
#include "ui/pages/label/attribute_form.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/sound/sound_view.h"
#include "ui/pages/label/spans/span_items.h"
#include "ui/pages/label/text/text_view.h"
#include "ui/plots/number_text.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/banner.h"
#include "ui/shell/preferences.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace lathe {

void SpanWorkspace::addAction(const QString& id, std::function<void()> run)
{
    auto* action = new QAction(this);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (m_labelling->isOpen())
            run();
    });
    QWidget::addAction(action);
    m_inspector->addAction(action);
    m_actions[id] = action;
}

void SpanWorkspace::makeActions()
{
    addAction("done", [this] { done(); });
    addAction("next", [this] { step(1); });
    addAction("previous", [this] { step(-1); });
    addAction("next_open", [this] { nextOpen(); });
    addAction("skip", [this] { mark(ItemProgress::Skipped); });
    addAction("flag", [this] { mark(ItemProgress::Flagged); });
    addAction("undo", [this] { m_labelling->undo(); });
    addAction("redo", [this] { m_labelling->redo(); });
    addAction("remove", [this] { removeSelected(); });
    addAction("no_class", [this] { m_inspector->mode() == LabelMode::Shapes ? removeSelected() : takeClassAway(); });
    addAction("find_class", [this] { m_inspector->classes().find(); });
    addAction("next_mark", [this] { nextMark(); });
    addAction("select_all", [this] {
        std::vector<std::string> ids;
        for (const Annotation& one : view().marks())
            ids.push_back(one.id);
        view().select(std::move(ids));
    });
    addAction("copy", [this] { copy(); });
    addAction("paste", [this] { paste(); });
    addAction("relate", [this] { relateSelected(); });
    addAction("search_text", [this] {
        if (!isText())
            return;
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    addAction("zoom_in", [this] { view().zoom(1); });
    addAction("zoom_out", [this] { view().zoom(-1); });
    addAction("zoom_fit", [this] { view().fit(); });
    for (int i = 0; i < 36; ++i) { // digits and letters, see classKey()
        auto* action = new QAction(this);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        QWidget::addAction(action);
        m_inspector->addAction(action);
        m_classActions.push_back(action);
    }
    refreshKeys();
}

void SpanWorkspace::refreshKeys()
{
    for (const auto& [id, action] : m_actions)
        action->setShortcut(labelKey(id));
    const auto title = [](QPushButton* button, const QString& name, const char* id) {
        const QKeySequence key = labelKey(QString::fromLatin1(id));
        const QString sign = key == QKeySequence(Qt::Key_Return) ? QStringLiteral("↵") : key.toString(QKeySequence::NativeText);
        button->setText(sign.isEmpty() ? name : QStringLiteral("%1  %2").arg(name, sign));
        button->setMinimumWidth(button->sizeHint().width());
    };
    title(m_skip, tr("Skip"), "skip");
    title(m_flag, tr("Flag"), "flag");
    title(m_done, tr("Done, next"), "done");
    std::size_t used = 0;
    if (m_labelling->isOpen())
        for (const std::int32_t label : m_labelling->state().classOrder()) {
            const QString key = lathe::classKey(m_labelling->state(), label);
            if (key.isEmpty() || used == m_classActions.size())
                continue;
            QAction* action = m_classActions[used++];
            action->disconnect(this);
            action->setShortcut(QKeySequence(key.toUpper()));
            connect(action, &QAction::triggered, this, [this, label] { this->classKey(label); });
        }
    for (; used < m_classActions.size(); ++used)
        m_classActions[used]->setShortcut({});
}

std::vector<PageCommand> SpanWorkspace::commands()
{
    std::vector<PageCommand> commands;
    for (const LabelAction& one : labelActions())
        if (const auto found = m_actions.find(one.id); found != m_actions.end())
            commands.push_back({labelActionText(one), labelKey(one.id).toString(QKeySequence::PortableText), [action = found->second] { action->trigger(); }});
    if (!isText())
        commands.push_back({tr("Play or stop the sound"), QStringLiteral("Space"), [this] { m_sound->playOrStop(); }});
    return commands;
}

/// A class labels what is chosen, or changes what is selected; a type joins two selected spans.
void SpanWorkspace::classKey(std::int32_t label)
{
    const LabelState& state = m_labelling->state();
    const bool isRelation = label >= 0 && state.classes()[static_cast<std::size_t>(label)].traits.isRelation;
    (isRelation ? m_inspector->relations() : m_inspector->classes()).setChosen(label);
    if (item() < 0)
        return;
    const auto current = static_cast<std::size_t>(item());
    const auto chosen = selected();
    std::vector<LabelChange> changes;
    if (isRelation) {
        if (chosen.size() == 2 && !std::holds_alternative<SpanRelation>(chosen[0].shape) && !std::holds_alternative<SpanRelation>(chosen[1].shape)) {
            relate(label, chosen[0].id, chosen[1].id);
            return;
        }
        for (Annotation one : chosen)
            if (std::holds_alternative<SpanRelation>(one.shape)) {
                one.label = label;
                changes.push_back(state.annotated(current, one));
            }
        m_labelling->change(std::move(changes));
        return;
    }
    switch (m_inspector->mode()) {
    case LabelMode::Shapes: {
        const auto range = view().range();
        if (range && item() == m_loaded) {
            Annotation added{newLabelId(), label, *range, {}, {}, {}, {}};
            if (label >= 0)
                added.attributes = presetsOf(state.classes()[static_cast<std::size_t>(label)].traits);
            m_labelling->change({state.annotated(current, added)});
            view().clearRange();
            view().select({added.id});
            return;
        }
        for (Annotation one : chosen)
            if (!std::holds_alternative<SpanRelation>(one.shape)) {
                one.label = label;
                changes.push_back(state.annotated(current, one));
            }
        m_labelling->change(std::move(changes));
        return;
    }
    case LabelMode::OneClass:
        m_labelling->change({state.labelled(current, label)});
        step(1);
        return;
    case LabelMode::SeveralClasses: {
        const auto all = state.annotations(current);
        const auto there = std::ranges::find_if(all, [&](const Annotation& one) { return one.label == label && std::holds_alternative<WholePicture>(one.shape); });
        m_labelling->change({there == all.end() ? state.annotated(current, {{}, label, WholePicture{}, {}, {}, {}, {}}) : state.removed(current, there->id)});
        return;
    }
    }
}

void SpanWorkspace::relate(std::int32_t type, const std::string& from, const std::string& to)
{
    if (item() < 0)
        return;
    if (type < 0) {
        emit banner({BannerMessage::Kind::Notice, tr("A relation needs a type"), tr("Enter one at the right, beneath Relations: works for, part of"), {}, {}});
        return;
    }
    m_labelling->change(related(m_labelling->state(), static_cast<std::size_t>(item()), from, to, type));
}

void SpanWorkspace::relateSelected()
{
    const auto chosen = selected();
    if (chosen.size() != 2) {
        emit banner({BannerMessage::Kind::Notice, tr("Select two spans: a relation goes from the first to the second"), tr("Ctrl+click on a span's name adds it to what is selected; or drag from name to name"), {}, {}});
        return;
    }
    relate(m_inspector->relations().chosen(), chosen[0].id, chosen[1].id);
}

void SpanWorkspace::takeClassAway()
{
    if (item() >= 0)
        m_labelling->change({m_labelling->state().labelled(static_cast<std::size_t>(item()), -1)});
}

/// Again takes the mark away and stays; a skipped one is left for the next.
void SpanWorkspace::mark(ItemProgress progress)
{
    if (item() < 0)
        return;
    const LabelState& state = m_labelling->state();
    const auto current = static_cast<std::size_t>(item());
    const bool isTakenBack = state.progress(current) == progress;
    m_labelling->change({state.marked(current, isTakenBack ? ItemProgress::Open : progress)});
    if (progress == ItemProgress::Skipped && !isTakenBack)
        step(1);
}

/// Annotations that lack a required attribute keep the item open.
void SpanWorkspace::done()
{
    if (item() < 0)
        return;
    const auto current = static_cast<std::size_t>(item());
    const LabelState& state = m_labelling->state();
    for (const Annotation& one : state.annotations(current)) {
        if (one.label < 0)
            continue;
        const LabelClass& of = state.classes()[static_cast<std::size_t>(one.label)];
        const auto missing = AttributeForm::missing(of.traits.attributes, one.attributes);
        if (missing.empty())
            continue;
        view().select({one.id});
        view().reveal(one.id);
        emit banner({BannerMessage::Kind::Warning, tr("%1 lacks %2, which its class asks for").arg(text(of.name), text(missing.front())),
                     tr("Fill it in at the right, or skip the item"), {}, {}});
        return;
    }
    emit bannerCleared();
    m_labelling->change({state.marked(current, ItemProgress::Done)});
    step(1);
}

void SpanWorkspace::step(int places)
{
    const auto count = static_cast<int>(m_items->order().size());
    if (count > 0)
        showPlace(std::clamp(m_place + places, 0, count - 1));
}

void SpanWorkspace::nextOpen()
{
    const auto& order = m_items->order();
    const auto count = static_cast<int>(order.size());
    for (int i = 1; i <= count; ++i) {
        const int place = (m_place + i) % count;
        const std::size_t one = order[static_cast<std::size_t>(place)];
        if (!isFinished(one) && m_labelling->state().progress(one) == ItemProgress::Open) {
            showPlace(place);
            return;
        }
    }
    emit banner({BannerMessage::Kind::Notice, tr("Every item here is done, skipped or flagged"), {}, {}, {}});
}

void SpanWorkspace::removeSelected()
{
    if (item() >= 0)
        m_labelling->change(removals(m_labelling->state(), static_cast<std::size_t>(item()), view().selection()));
}

/// What is selected, else everything on the item.
void SpanWorkspace::copy()
{
    m_copied = selected();
    if (m_copied.empty())
        m_copied = view().marks();
}

void SpanWorkspace::paste()
{
    if (item() >= 0 && item() == m_loaded)
        m_labelling->change(pasted(m_labelling->state(), static_cast<std::size_t>(item()), m_copied, view().length()));
}

/// In the order of their places.
void SpanWorkspace::nextMark()
{
    std::vector<std::pair<double, std::string>> all;
    for (const Annotation& one : view().marks()) {
        if (const auto* span = std::get_if<TextSpan>(&one.shape))
            all.emplace_back(span->start, one.id);
        else if (const auto* time = std::get_if<TimeSpan>(&one.shape))
            all.emplace_back(time->start, one.id);
    }
    if (all.empty())
        return;
    std::ranges::sort(all);
    const auto& selection = view().selection();
    const auto found = selection.empty() ? all.end() : std::ranges::find(all, selection.back(), &std::pair<double, std::string>::second);
    const std::string& next = found == all.end() || std::next(found) == all.end() ? all.front().second : std::next(found)->second;
    view().clearRange();
    view().select({next});
    view().reveal(next);
    view().setFocus();
}

/// What is in the journal becomes a version first, and that is written.
void SpanWorkspace::exportLabels(const std::string& format)
{
    if (!m_labelling->isOpen())
        return;
    const QString target = QFileDialog::getExistingDirectory(this, tr("Folder for the labels"), Preferences::folder());
    if (target.isEmpty())
        return;
    Preferences::setFolder(target);
    m_labelling->keep([this, format, target](const DatasetVersion& version) {
        m_context.jobs.start<WrittenAnnotations>(
            Lane::Io, tr("Export labels of %1").arg(text(version.reference())),
            [&workbench = m_context.workbench, request = WriteRequest{version.reference(), format, target.toStdString(), false}](Progress& progress) {
                return writeAnnotationFiles(workbench, request, progress);
            },
            this,
            [this, target](Result<WrittenAnnotations> written) {
                if (!written) {
                    if (!written.error().isCancelled())
                        emit banner(bannerFrom(written.error()));
                    return;
                }
                const auto left = written->leftOutCount;
                emit banner({left > 0 ? BannerMessage::Kind::Warning : BannerMessage::Kind::Notice,
                             tr("%n annotation(s) are in %1", nullptr, static_cast<int>(written->annotations)).arg(target),
                             left > 0 ? tr("%1 left out, the first of them %2: %3").arg(countText(left), text(written->leftOut.front().path), backendText(written->leftOut.front().reason)) : QString(), {}, {}});
            });
    });
}

void SpanWorkspace::addClass(const QString& name, bool isRelation)
{
    if (!m_labelling->isOpen())
        return;
    LabelClass one = m_labelling->state().newClass(name.toStdString());
    one.traits.isRelation = isRelation;
    m_labelling->change({m_labelling->state().withClass(one)});
    classKey(static_cast<std::int32_t>(m_labelling->state().classes().size()) - 1);
}

} // namespace lathe
