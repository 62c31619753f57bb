#include "ui/pages/label/spans/span_workspace.h"

#include "io/annotation_format.h"
#include "label/span_edit.h"
#include "ui/models/format.h"
#include "ui/pages/label/class_changes.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/keep_keys.h"
#include "ui/pages/label/label_keys.h"
#include "ui/pages/label/schema/schema_editor.h"
#include "ui/pages/label/sound/sound_view.h"
#include "ui/pages/label/spans/span_items.h"
#include "ui/pages/label/text/text_view.h"
#include "ui/plots/number_text.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QLocale>
#include <QStackedWidget>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kListWidth = 240;

/// What the view needs of an item: the text, or the decoded sound.
struct LoadedItem {
    std::string text;
    std::shared_ptr<const Sound> sound;
    std::shared_ptr<const ClipSamples> samples;
};

Result<LoadedItem> loadedItem(const ItemSet& set, std::size_t item, bool isText, Progress& progress)
{
    if (!set.contents)
        return fail(ErrorCode::NotFound, "The content is not at hand");
    LATHE_TRY(const auto content, set.contents->read(set.items[item].content));
    LoadedItem loaded;
    if (isText) {
        loaded.text = std::string(asText(content.bytes));
        return loaded;
    }
    LATHE_TRY(Sound sound, decodeSound(content.bytes, progress));
    auto samples = std::make_shared<ClipSamples>();
    samples->samples = mixedDown(sound);
    samples->rate = sound.rate;
    samples->waveform = Waveform(samples->samples);
    loaded.sound = std::make_shared<const Sound>(std::move(sound));
    loaded.samples = std::move(samples);
    return loaded;
}

bool hasSpans(const ItemSet& set)
{
    return std::ranges::any_of(set.annotations, [](const auto& list) {
        return std::ranges::any_of(list, [](const Annotation& one) { return !std::holds_alternative<WholePicture>(one.shape); });
    });
}

} // namespace

SpanWorkspace::SpanWorkspace(PageContext context, QWidget* parent)
    : QWidget(parent), m_context(context), m_labelling(new Labelling(context, this)), m_inspector(new SpanInspector(*m_labelling, this)), m_items(new SpanItems(*m_labelling, this))
{
    m_inspector->hide();
    auto* column = makePageLayout(this);
    makeHeader();
    column->addWidget(m_header);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(token::space16);
    halves->addWidget(makeList());
    halves->addWidget(makeView(), 1);
    column->addLayout(halves, 1);
    makeActions();
    connectViews();
    connectClasses();

    connect(m_labelling, &Labelling::opened, this, &SpanWorkspace::opened);
    connect(m_labelling, &Labelling::changed, this, &SpanWorkspace::changed);
    connect(m_labelling, &Labelling::itemWanted, this, &SpanWorkspace::showItem);
    connect(m_labelling, &Labelling::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_inspector, &SpanInspector::modeChanged, this, [this] { changed({}); });
    connect(m_inspector, &SpanInspector::edited, this, [this](const std::vector<Annotation>& annotations) {
        std::vector<LabelChange> changes;
        for (const Annotation& one : annotations)
            changes.push_back(m_labelling->state().annotated(static_cast<std::size_t>(item()), one));
        m_labelling->change(std::move(changes));
    });
}

void SpanWorkspace::makeHeader()
{
    m_header = new PageHeader(tr("Label"));
    m_export = secondaryButton(tr("Export…"));
    m_formats = new QMenu(m_export);
    m_export->setMenu(m_formats);
    connect(m_formats, &QMenu::aboutToShow, this, [this] {
        m_formats->clear();
        if (m_labelling->isOpen())
            for (const auto& format : builtinAnnotationFormats())
                if (format->info().kind == m_labelling->version().kind)
                    m_formats->addAction(backendText(format->info().name), this, [this, id = format->info().id] { exportLabels(id); });
    });
    m_skip = secondaryButton({});
    m_flag = secondaryButton({});
    m_done = primaryButton({});
    for (QWidget* widget : {static_cast<QWidget*>(m_export), static_cast<QWidget*>(m_skip), static_cast<QWidget*>(m_flag), static_cast<QWidget*>(m_done)})
        m_header->addAction(widget);
    connect(m_skip, &QPushButton::clicked, this, [this] { mark(ItemProgress::Skipped); });
    connect(m_flag, &QPushButton::clicked, this, [this] { mark(ItemProgress::Flagged); });
    connect(m_done, &QPushButton::clicked, this, &SpanWorkspace::done);
}

QWidget* SpanWorkspace::makeList()
{
    auto* card = new Card;
    card->setFlush();
    card->setFixedWidth(kListWidth);
    auto* room = new QWidget;
    auto* column = new QVBoxLayout(room);
    column->setContentsMargins(token::space8, token::space8, token::space8, token::space8);
    column->setSpacing(token::space8);
    m_filter = new QComboBox;
    m_filter->setAccessibleName(tr("Which items"));
    for (const QString& name : {tr("All items"), tr("Not done"), tr("Done"), tr("Skipped"), tr("Flagged")})
        m_filter->addItem(name);
    connect(m_filter, &QComboBox::activated, this, &SpanWorkspace::order);
    column->addWidget(m_filter);
    auto* state = new QHBoxLayout;
    m_progress = new InlineBar;
    m_progressText = captionLabel();
    state->addWidget(m_progress, 1);
    state->addWidget(m_progressText);
    column->addLayout(state);
    m_list = new QListView;
    m_list->setModel(m_items);
    m_list->setItemDelegate(new SpanItemDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Items"));
    column->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid())
            showPlace(now.row());
    });
    card->content()->addWidget(room);
    return card;
}

QWidget* SpanWorkspace::makeView()
{
    auto* card = new Card;
    card->setFlush();
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(token::space8, token::space8, token::space8, token::space4);
    row->setSpacing(token::space4);
    m_play = new IconButton(QStringLiteral("play"), tr("Play what is chosen or selected, else from the cursor on (Space)"));
    row->addWidget(m_play);
    m_facts = captionLabel();
    row->addWidget(m_facts);
    row->addStretch(1);
    m_searching = new QWidget;
    auto* searching = new QHBoxLayout(m_searching);
    searching->setContentsMargins(0, 0, 0, 0);
    searching->setSpacing(token::space4);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Find in the text"));
    m_search->setAccessibleName(tr("Find in the text"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(200);
    keepKeys(m_search);
    m_found = captionLabel();
    auto* before = new IconButton(QStringLiteral("chevron-up"), tr("The one before (Shift+Return)"));
    auto* after = new IconButton(QStringLiteral("chevron-down"), tr("The next one (Return)"));
    for (QWidget* widget : {static_cast<QWidget*>(m_found), static_cast<QWidget*>(m_search), static_cast<QWidget*>(before), static_cast<QWidget*>(after)})
        searching->addWidget(widget);
    row->addWidget(m_searching);
    auto* out = new IconButton(QStringLiteral("minus"), tr("Smaller (%1, Ctrl+wheel)").arg(labelKeyText("zoom_out")));
    auto* in = new IconButton(QStringLiteral("plus"), tr("Larger (%1, Ctrl+wheel)").arg(labelKeyText("zoom_in")));
    auto* fit = new IconButton(QStringLiteral("fit"), tr("As at first (%1)").arg(labelKeyText("zoom_fit")));
    m_zoom = captionLabel();
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("888.88 s")));
    for (QWidget* widget : {static_cast<QWidget*>(out), static_cast<QWidget*>(m_zoom), static_cast<QWidget*>(in), static_cast<QWidget*>(fit)})
        row->addWidget(widget);
    card->content()->addWidget(tools);
    m_stack = new QStackedWidget;
    m_text = new TextView;
    m_sound = new SoundView(m_context.jobs);
    m_broken = mutedLabel();
    m_broken->setAlignment(Qt::AlignCenter);
    m_broken->setWordWrap(true);
    for (QWidget* widget : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_sound), static_cast<QWidget*>(m_broken)})
        m_stack->addWidget(widget);
    auto* room = new QWidget;
    auto* inner = new QVBoxLayout(room);
    inner->setContentsMargins(token::space8, 0, token::space8, token::space8);
    inner->addWidget(m_stack);
    card->content()->addWidget(room, 1);

    connect(m_play, &QToolButton::clicked, m_sound, &SoundView::playOrStop);
    connect(in, &QToolButton::clicked, this, [this] { view().zoom(1); });
    connect(out, &QToolButton::clicked, this, [this] { view().zoom(-1); });
    connect(fit, &QToolButton::clicked, this, [this] { view().fit(); });
    connect(m_search, &QLineEdit::textChanged, m_text, &TextView::search);
    connect(before, &QToolButton::clicked, this, [this] { m_text->searchNext(-1); });
    connect(after, &QToolButton::clicked, this, [this] { m_text->searchNext(1); });
    // Return in the field goes on; Escape leaves it, with what was found chosen.
    const auto shortcut = [this](Qt::Key key, Qt::KeyboardModifiers modifiers, const std::function<void()>& run) {
        auto* action = new QAction(m_search);
        action->setShortcut(QKeySequence(QKeyCombination(modifiers, key)));
        action->setShortcutContext(Qt::WidgetShortcut);
        m_search->addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_text->searchNext(QGuiApplication::keyboardModifiers() & Qt::ShiftModifier ? -1 : 1); });
    shortcut(Qt::Key_Escape, Qt::NoModifier, [this] { m_text->setFocus(); });
    return card;
}

void SpanWorkspace::connectViews()
{
    for (SpanView* one : {static_cast<SpanView*>(m_text), static_cast<SpanView*>(m_sound)}) {
        connect(one, &SpanView::selectionChanged, this, &SpanWorkspace::refreshInspector);
        connect(one, &SpanView::reshaped, this, [this, one](const std::string& id, const Shape& shape) {
            if (item() < 0 || !one->mark(id))
                return;
            Annotation changed = *one->mark(id);
            changed.shape = shape;
            m_labelling->change({m_labelling->state().annotated(static_cast<std::size_t>(item()), changed)});
        });
        connect(one, &SpanView::relationWanted, this, [this](const std::string& from, const std::string& to) { relate(m_inspector->relations().chosen(), from, to); });
    }
    connect(m_text, &TextView::zoomChanged, this, &SpanWorkspace::refreshTools);
    connect(m_text, &TextView::searchChanged, this, &SpanWorkspace::refreshTools);
    connect(m_sound, &SoundView::zoomChanged, this, &SpanWorkspace::refreshTools);
    connect(&m_sound->player(), &SoundPlayer::stateChanged, this, &SpanWorkspace::refreshTools);
    connect(&m_sound->player(), &SoundPlayer::failed, this, [this](const QString& reason) { emit banner({BannerMessage::Kind::Notice, reason, {}, {}, {}}); });
}

void SpanWorkspace::connectClasses()
{
    for (ClassList* list : {&m_inspector->classes(), &m_inspector->relations()}) {
        connectClassChanges(*list, *m_labelling, this, [this](const BannerMessage& message) { emit banner(message); }, [this] { emit bannerCleared(); });
        connect(list, &ClassList::chosenChanged, this, &SpanWorkspace::classKey);
        connect(list, &ClassList::left, this, [this] { view().setFocus(); });
    }
    connect(&m_inspector->classes(), &ClassList::added, this, [this](const QString& name) { addClass(name, false); });
    connect(&m_inspector->relations(), &ClassList::added, this, [this](const QString& name) { addClass(name, true); });
    connect(m_inspector, &SpanInspector::schemaWanted, this, [this] {
        if (m_labelling->isOpen())
            SchemaEditor::show(*m_labelling, m_inspector->classes().chosen(), this);
    });
    connect(m_labelling, &Labelling::classesChanged, this, &SpanWorkspace::refreshKeys);
}

bool SpanWorkspace::isText() const { return !m_labelling->isOpen() || m_labelling->version().kind != toString(ItemKind::Clip); }
SpanView& SpanWorkspace::view() { return isText() ? static_cast<SpanView&>(*m_text) : *m_sound; }
const SpanView& SpanWorkspace::view() const { return isText() ? static_cast<const SpanView&>(*m_text) : *m_sound; }

void SpanWorkspace::open(const QString& dataset) { m_labelling->open(dataset); }
bool SpanWorkspace::isSettling() const { return m_labelling->isLoading() || m_loading != 0 || m_sound->isSettling(); }

std::int64_t SpanWorkspace::item() const
{
    const auto& order = m_items->order();
    return m_labelling->isOpen() && m_place >= 0 && m_place < std::ssize(order) ? static_cast<std::int64_t>(order[static_cast<std::size_t>(m_place)]) : -1;
}

void SpanWorkspace::opened()
{
    const ItemSet& set = *m_labelling->pictures();
    const std::int64_t before = item();
    m_loaded = -1;
    if (m_place < 0)
        m_inspector->setMode(hasSpans(set) || itemClasses(m_labelling->state()).empty() || !isText() ? LabelMode::Shapes : LabelMode::OneClass);
    refreshKeys();
    refreshTools();
    m_place = -1;
    order();
    if (before >= 0 && before < static_cast<std::int64_t>(m_labelling->state().size()))
        showItem(static_cast<std::size_t>(before));
    view().setFocus();
}

bool SpanWorkspace::isFinished(std::size_t item) const
{
    const LabelState& state = m_labelling->state();
    return state.progress(item) == ItemProgress::Done || (m_inspector->mode() == LabelMode::OneClass && state.label(item) >= 0);
}

void SpanWorkspace::order()
{
    if (!m_labelling->isOpen())
        return;
    const std::int64_t before = item();
    const LabelState& state = m_labelling->state();
    const auto shown = static_cast<Shown>(m_filter->currentIndex());
    std::vector<std::size_t> items;
    m_finished = 0;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const bool finished = isFinished(i);
        m_finished += finished;
        const ItemProgress progress = state.progress(i);
        if (shown == Shown::All || (shown == Shown::Open && !finished && progress != ItemProgress::Skipped) || (shown == Shown::Done && finished)
            || (shown == Shown::Skipped && progress == ItemProgress::Skipped) || (shown == Shown::Flagged && progress == ItemProgress::Flagged))
            items.push_back(i);
    }
    const auto place = std::ranges::find(items, static_cast<std::size_t>(std::max<std::int64_t>(before, 0)));
    const int next = place != items.end() ? static_cast<int>(place - items.begin()) : items.empty() ? -1 : 0;
    m_place = -1;
    m_items->setOrder(std::move(items));
    showPlace(next);
}

void SpanWorkspace::showItem(std::size_t item)
{
    auto place = std::ranges::find(m_items->order(), item);
    if (place == m_items->order().end()) { // the filter hides it
        m_filter->setCurrentIndex(static_cast<int>(Shown::All));
        order();
        place = std::ranges::find(m_items->order(), item);
    }
    if (place != m_items->order().end())
        showPlace(static_cast<int>(place - m_items->order().begin()));
}

void SpanWorkspace::showPlace(int place)
{
    if (place == m_place && place >= 0)
        return;
    m_place = place;
    m_labelling->began();
    const QModelIndex index = m_items->index(place);
    if (m_list->currentIndex() != index)
        m_list->setCurrentIndex(index);
    if (item() >= 0 && item() != m_loaded)
        load(static_cast<std::size_t>(item()));
    else if (item() < 0)
        m_stack->setCurrentWidget(m_broken);
    refreshHead();
    refreshInspector();
}

void SpanWorkspace::load(std::size_t wanted)
{
    if (m_loading != 0)
        m_context.jobs.cancel(m_loading);
    const bool isTextItem = isText();
    m_loading = m_context.jobs.start<LoadedItem>(
        Lane::Prompt, {}, [set = m_labelling->pictures(), wanted, isTextItem](Progress& progress) { return loadedItem(*set, wanted, isTextItem, progress); }, this,
        [this, wanted, isTextItem](Result<LoadedItem> loaded) {
            if (item() != static_cast<std::int64_t>(wanted))
                return; // another one was asked for meanwhile
            m_loading = 0;
            m_loaded = item();
            if (!loaded) {
                m_broken->setText(text(loaded.error().message));
                m_stack->setCurrentWidget(m_broken);
                return;
            }
            if (isTextItem)
                m_text->setText(loaded->text);
            else
                m_sound->setClip(loaded->sound, loaded->samples);
            m_stack->setCurrentWidget(&view());
            refreshMarks();
            refreshTools();
        });
}

void SpanWorkspace::changed(const std::vector<std::size_t>& items)
{
    if (!m_labelling->isOpen())
        return;
    const LabelState& state = m_labelling->state();
    m_finished = 0;
    for (std::size_t i = 0; i < state.size(); ++i)
        m_finished += isFinished(i);
    for (const std::size_t one : items)
        m_items->itemChanged(one);
    if (items.empty())
        m_list->viewport()->update();
    refreshMarks();
    refreshHead();
}

void SpanWorkspace::refreshMarks()
{
    if (item() < 0 || item() != m_loaded)
        return;
    const LabelState& state = m_labelling->state();
    std::vector<SpanLook> looks;
    for (std::size_t i = 0; i < state.classes().size(); ++i)
        looks.push_back({text(state.classes()[i].name), classColor(state, static_cast<std::int32_t>(i))});
    view().setMarks(state.annotations(static_cast<std::size_t>(item())), std::move(looks));
    refreshInspector();
}

void SpanWorkspace::refreshHead()
{
    const std::size_t all = m_labelling->isOpen() ? m_labelling->state().size() : 0;
    m_progress->setValue(all > 0 ? static_cast<double>(m_finished) / static_cast<double>(all) : 0);
    m_progressText->setText(tr("%1 of %2").arg(countText(static_cast<qint64>(m_finished)), countText(static_cast<qint64>(all))));
    m_header->setSubtitle(item() < 0 ? QString() : text(m_labelling->pictures()->items[static_cast<std::size_t>(item())].name));
    const ItemProgress progress = item() < 0 ? ItemProgress::Open : m_labelling->state().progress(static_cast<std::size_t>(item()));
    const QString states[] = {{}, tr("Done"), tr("Skipped"), tr("Flagged")};
    m_header->setState(states[static_cast<std::size_t>(progress)], progress == ItemProgress::Flagged ? Tone::Warning : progress == ItemProgress::Done ? Tone::Positive : Tone::Neutral);
}

void SpanWorkspace::refreshTools()
{
    m_searching->setVisible(isText());
    m_play->setVisible(!isText());
    m_play->setIconName(m_sound->player().isPlaying() ? QStringLiteral("stop") : QStringLiteral("play"));
    if (isText()) {
        m_zoom->setText(QStringLiteral("%1 px").arg(m_text->fontSize()));
        m_found->setText(m_search->text().isEmpty() ? QString() : m_text->found() == 0 ? tr("not found") : tr("%1 of %2").arg(m_text->foundPlace() + 1).arg(m_text->found()));
        m_facts->setText(item() < 0 ? QString() : tr("%1 characters").arg(countText(static_cast<qint64>(m_text->length()))));
    } else {
        const double shown = m_sound->to() - m_sound->from();
        m_zoom->setText(tr("%1 s").arg(QLocale().toString(shown, 'f', shown < 10 ? 2 : 1)));
        const QString problem = SoundPlayer::problem();
        m_facts->setText(problem.isEmpty() ? QString() : problem);
    }
}

std::vector<Annotation> SpanWorkspace::selected() const
{
    std::vector<Annotation> chosen;
    if (item() >= 0)
        for (const std::string& id : view().selection())
            if (const Annotation* one = view().mark(id))
                chosen.push_back(*one);
    return chosen;
}

/// The words of a span, its seconds, or the ends of a relation.
QString SpanWorkspace::quoted(const Annotation& annotation) const
{
    if (const auto* span = std::get_if<TextSpan>(&annotation.shape)) {
        const TextUnits units(m_text->text());
        const QString words = m_text->text().mid(units.unitOf(span->start), units.unitOf(span->end) - units.unitOf(span->start));
        return QStringLiteral("“%1”").arg(words.size() > 60 ? words.left(60) + u'…' : words);
    }
    if (const auto* span = std::get_if<TimeSpan>(&annotation.shape))
        return tr("%1 to %2 s").arg(QLocale().toString(span->start, 'f', 3), QLocale().toString(span->end, 'f', 3));
    if (const auto* relation = std::get_if<SpanRelation>(&annotation.shape)) {
        const Annotation *from = view().mark(relation->from), *to = view().mark(relation->to);
        return from && to ? QStringLiteral("%1 → %2").arg(quoted(*from), quoted(*to)) : QString();
    }
    return {};
}

void SpanWorkspace::refreshInspector()
{
    const auto chosen = selected();
    m_inspector->showItem(item(), chosen, chosen.size() == 1 ? quoted(chosen.front()) : QString());
}

} // namespace lathe
