#include "ui/pages/collect/collect_page.h"

#include "ui/pages/collect/browser_card.h"
#include "ui/pages/collect/collect_inspector.h"
#include "ui/pages/collect/drop_zone.h"
#include "ui/pages/collect/problems_card.h"
#include "ui/plots/number_text.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/preferences.h"
#include "ui/tables/rows_runner.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kReadAgain = 500; // milliseconds after the last change of the importer's parameters
constexpr int kReadingWidth = 360;

QString shownPath(const QString& path)
{
    const QString home = QDir::homePath();
    return home.size() > 1 && path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

} // namespace

Result<CollectPage::Content> CollectPage::contentOf(std::shared_ptr<const Items> items, Progress& progress)
{
    Content content;
    if (const auto* table = std::get_if<Table>(items.get())) {
        content.table = {items, table};
        LATHE_TRY(content.tableFacts, TableFacts::of(*table, progress));
    } else {
        content.pictures = {items, std::get_if<ItemSet>(items.get())};
        content.facts = SetFacts(*content.pictures);
    }
    return content;
}

CollectPage::CollectPage(PageContext context)
    : Page(context), m_loader(context.workbench.cacheFolder()), m_stack(new QStackedLayout(this))
{
    auto* empty = new QWidget;
    auto* column = makePageLayout(empty);
    column->addWidget(new PageHeader(tr("Collect")));
    auto* zone = new DropZone;
    column->addWidget(zone, 1);
    m_emptyPage = empty;
    m_readingPage = makeReading();
    m_contentPage = makeContent();
    for (QWidget* page : {m_emptyPage, m_readingPage, m_contentPage})
        m_stack->addWidget(page);
    m_inspector = new CollectInspector(m_loader, context.workbench.importers(), this);
    m_inspector->hide();

    m_again.setSingleShot(true);
    connect(zone, &DropZone::folderWanted, this, &CollectPage::chooseFolder);
    connect(zone, &DropZone::fileWanted, this, &CollectPage::chooseFile);
    connect(m_inspector, &CollectInspector::nameChanged, this, &CollectPage::updateHeader);
    connect(m_inspector, &CollectInspector::formatChanged, this, [this] { m_again.start(kReadAgain); });
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_stage == Stage::Preview)
            preview(m_source);
    });
    connect(m_browser, &BrowserCard::currentItemChanged, this,
            [this](std::int64_t item) { m_inspector->showItem(m_content.pictures, item); });
    connect(&m_table->view(), &TableView::columnClicked, this,
            [this](int clicked) { m_inspector->showColumn(m_table->view().model(), clicked); });
    connect(m_inspector, &CollectInspector::rangeClicked, m_table, &TableBrowser::showRange);
    connect(&context.navigator, &Navigator::subjectChanged, this, &CollectPage::follow);
    connect(&context.workbench, &Workbench::datasetsChanged, this, [this] {
        if (m_stage == Stage::Dataset && isVisible())
            listVersions();
    });
    connect(&context.jobs, &JobRunner::jobChanged, this, [this](int job) {
        if (job != m_job || m_stage != Stage::Reading)
            return;
        const auto status = this->context().jobs.job(job);
        if (!status)
            return;
        m_readingBar->setValue(status->total > 0 ? double(status->done) / double(status->total) : 0);
        m_readingText->setText(status->total > 0 ? tr("%1 of %2 files").arg(countText(status->done), countText(status->total))
                                                 : tr("%1 files").arg(countText(status->done)));
    });
}

CollectPage::~CollectPage() = default;

QWidget* CollectPage::makeReading()
{
    auto* page = new QWidget;
    auto* column = makePageLayout(page);
    column->addStretch(1);
    m_readingTitle = sectionLabel();
    m_readingBar = new InlineBar;
    m_readingBar->setFixedWidth(kReadingWidth);
    m_readingText = mutedLabel();
    auto* stop = secondaryButton(tr("Cancel"));
    for (QWidget* widget : {static_cast<QWidget*>(m_readingTitle), static_cast<QWidget*>(m_readingBar),
                            static_cast<QWidget*>(m_readingText), static_cast<QWidget*>(stop)})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(stop, &QPushButton::clicked, this, &CollectPage::cancel);
    return page;
}

QWidget* CollectPage::makeContent()
{
    auto* page = new QWidget;
    auto* column = makePageLayout(page);
    m_header = new PageHeader;
    m_versions = new QComboBox;
    m_versions->setAccessibleName(tr("Version"));
    m_versions->setToolTip(tr("Versions of this dataset"));
    m_more = secondaryButton(tr("Import more…"));
    m_cancel = secondaryButton(tr("Cancel"));
    m_import = primaryButton(tr("Import"));
    for (QWidget* widget : {static_cast<QWidget*>(m_versions), static_cast<QWidget*>(m_more),
                            static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_import)})
        m_header->addAction(widget);
    m_problems = new ProblemsCard(m_loader);
    m_browser = new BrowserCard(m_loader);
    m_table = new TableBrowser(rowsRunner(context().jobs, this));
    auto* kinds = new QWidget;
    m_kinds = new QStackedLayout(kinds);
    m_kinds->addWidget(m_browser);
    auto* tableCard = new Card;
    tableCard->setFlush();
    tableCard->content()->addWidget(m_table);
    m_kinds->addWidget(tableCard);
    column->addWidget(m_header);
    column->addWidget(m_problems);
    column->addWidget(kinds, 1);
    connect(m_more, &QPushButton::clicked, this, &CollectPage::chooseFolder);
    connect(m_cancel, &QPushButton::clicked, this, &CollectPage::cancel);
    connect(m_import, &QPushButton::clicked, this, &CollectPage::startImport);
    connect(m_versions, &QComboBox::activated, this, [this] {
        context().navigator.setSubject({m_versions->currentData().toString(), 0});
    });
    return page;
}

QWidget* CollectPage::inspector()
{
    // Before there is something to look at it would be an empty column.
    const bool isEmpty = m_stage == Stage::Empty || (m_stage == Stage::Reading && m_content.items() == 0);
    return isEmpty ? nullptr : m_inspector;
}

void CollectPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        follow();
}

void CollectPage::follow()
{
    const QString dataset = context().navigator.subject().dataset;
    if (!isVisible()) {
        m_stale = m_stale || dataset != m_loaded;
        return;
    }
    m_stale = false;
    // A preview is somebody's work: another subject does not throw it away.
    if (m_stage == Stage::Reading || m_stage == Stage::Preview || m_stage == Stage::Importing)
        return;
    if (dataset.isEmpty()) {
        m_loaded.clear();
        setStage(Stage::Empty);
    } else if (dataset != m_loaded || m_stage != Stage::Dataset) {
        loadDataset();
    }
}

void CollectPage::loadDataset()
{
    const int generation = ++m_generation;
    const QString reference = context().navigator.subject().dataset;
    ++m_waiting;
    struct Loaded {
        DatasetVersion version;
        Content content;
    };
    context().jobs.start<Loaded>(
        Lane::Io, tr("Open %1").arg(reference),
        [&workbench = context().workbench, reference = reference.toStdString()](Progress& progress) -> Result<Loaded> {
            LATHE_TRY(auto* database, workbench.database());
            LATHE_TRY(auto version, DatasetStore(*database).find(reference));
            LATHE_TRY(auto items, workbench.items(version));
            LATHE_TRY(Content content, contentOf(std::move(items), progress));
            return Loaded{std::move(version), std::move(content)};
        },
        this,
        [this, generation, reference](Result<Loaded> loaded) {
            --m_waiting;
            if (generation != m_generation)
                return;
            if (!loaded) {
                m_loaded.clear();
                setStage(Stage::Empty);
                emit banner(bannerFrom(loaded.error()));
                return;
            }
            m_loaded = reference;
            m_version = std::move(loaded->version);
            m_preview = nullptr;
            m_problems->setPreview(nullptr);
            showContent(std::move(loaded->content));
            if (m_content.table)
                m_inspector->showDataset(m_version, m_content.tableFacts);
            else
                m_inspector->showDataset(m_version, m_content.facts);
            setStage(Stage::Dataset);
            listVersions();
        });
}

void CollectPage::listVersions()
{
    const auto database = context().workbench.database();
    if (!database)
        return;
    const auto versions = DatasetStore(**database).versions(m_version.dataset);
    const QSignalBlocker blocker(m_versions);
    m_versions->clear();
    if (versions)
        for (const DatasetVersion& version : *versions)
            m_versions->addItem(tr("Version %1").arg(version.version), QString::fromStdString(version.reference()));
    m_versions->setCurrentIndex(m_versions->findData(QString::fromStdString(m_version.reference())));
    m_versions->setVisible(m_versions->count() > 1);
}

ImportRequest CollectPage::request() const
{
    ImportRequest request;
    request.source = m_source.toStdString();
    request.format = m_inspector->format();
    request.parameters = m_inspector->parameters();
    request.name = m_inspector->name().toStdString();
    return request;
}

void CollectPage::preview(const QString& path)
{
    if (m_stage == Stage::Importing)
        return;
    if (m_job != 0)
        context().jobs.cancel(m_job);
    if (path != m_source)
        m_inspector->showNothing();
    m_source = path;
    const int generation = ++m_generation;
    emit bannerCleared();
    m_readingTitle->setText(tr("Looking into %1").arg(QFileInfo(path).fileName()));
    m_readingBar->setValue(0);
    m_readingText->setText(tr("Nothing is written yet"));
    setStage(Stage::Reading);
    struct Previewed {
        std::shared_ptr<const ImportPreview> preview;
        Content content;
    };
    m_job = context().jobs.start<Previewed>(
        Lane::Io, tr("Preview of %1").arg(QFileInfo(path).fileName()),
        [&workbench = context().workbench, request = request()](Progress& progress) -> Result<Previewed> {
            LATHE_TRY(auto found, previewImport(workbench, request, progress));
            auto preview = std::make_shared<const ImportPreview>(std::move(found));
            LATHE_TRY(Content content, contentOf({preview, &preview->items}, progress));
            return Previewed{std::move(preview), std::move(content)};
        },
        this,
        [this, generation](Result<Previewed> found) {
            if (generation != m_generation)
                return;
            m_job = 0;
            if (!found) {
                if (!found.error().isCancelled())
                    emit banner(bannerFrom(found.error()));
                setStage(Stage::Empty);
                m_stale = true;
                follow();
                return;
            }
            m_preview = std::move(found->preview);
            m_loaded.clear();
            showContent(std::move(found->content));
            if (m_content.table) {
                m_problems->setPreview(m_preview);
                m_inspector->showPreview(*m_preview, m_content.tableFacts);
            } else {
                m_problems->setPreview(m_preview, m_content.facts);
                m_inspector->showPreview(*m_preview, m_content.facts);
            }
            setStage(Stage::Preview);
            emit previewed();
        });
}

void CollectPage::startImport()
{
    if (m_stage != Stage::Preview || !m_inspector->isNameValid())
        return;
    emit bannerCleared();
    setStage(Stage::Importing);
    m_job = context().jobs.start<ImportOutcome>(
        Lane::Io, tr("Import %1").arg(m_inspector->name()),
        [&workbench = context().workbench, request = request()](Progress& progress) {
            return importDataset(workbench, request, progress);
        },
        this,
        [this](Result<ImportOutcome> outcome) {
            m_job = 0;
            if (!outcome) {
                setStage(Stage::Preview);
                emit banner(bannerFrom(outcome.error()));
                return;
            }
            const QString reference = QString::fromStdString(outcome->version.reference());
            BannerMessage message;
            message.text = outcome->added
                ? tr("%1 has %2 items now").arg(reference, countText(outcome->version.items))
                : tr("Everything of this is in %1 already; nothing was added").arg(reference);
            if (!outcome->skipped.empty())
                message.hint = m_content.table ? tr("%n row(s) left out", nullptr, int(outcome->skippedCount))
                                               : tr("%n broken file(s) left out", nullptr, int(outcome->skippedCount));
            message.actionText = tr("Train…");
            message.action = [this] { context().navigator.showPage(QStringLiteral("train")); };
            setStage(Stage::Empty);
            context().navigator.setSubject({reference, 0});
            m_stale = true;
            follow();
            emit banner(message);
            emit imported(reference);
        });
}

void CollectPage::cancel()
{
    if (m_job != 0) {
        context().jobs.cancel(m_job);
        return;
    }
    m_preview = nullptr;
    m_inspector->showNothing();
    setStage(Stage::Empty);
    m_stale = true;
    follow();
}

void CollectPage::setStage(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Empty) {
        m_inspector->showNothing();
        m_problems->setPreview(nullptr);
        showContent({});
    }
    m_stack->setCurrentWidget(stage == Stage::Empty         ? m_emptyPage
                                  : stage == Stage::Reading ? m_readingPage
                                                            : m_contentPage);
    updateHeader();
    emit breadcrumbChanged();
    emit inspectorChanged();
}

void CollectPage::showContent(Content content)
{
    m_content = std::move(content);
    m_browser->setSet(m_content.pictures);
    m_table->setTable(m_content.table, m_content.tableFacts.profiles);
    m_kinds->setCurrentIndex(m_content.table ? 1 : 0);
    m_inspector->showItem(nullptr, -1);
    m_inspector->showColumn(m_table->view().model(), -1);
}

void CollectPage::updateHeader()
{
    const bool isDataset = m_stage == Stage::Dataset;
    m_versions->setVisible(isDataset && m_versions->count() > 1);
    m_more->setVisible(isDataset);
    m_cancel->setVisible(!isDataset);
    m_import->setVisible(!isDataset);
    if (isDataset) {
        m_header->setTitle(QString::fromStdString(m_version.dataset));
        m_header->setState({}, Tone::Neutral);
        m_header->setSubtitle(m_content.table
                                  ? tr("version %1, %2 rows, %3 columns")
                                        .arg(m_version.version)
                                        .arg(countText(m_content.tableFacts.rows), countText(qint64(m_content.tableFacts.profiles.size())))
                                  : tr("version %1, %2 items in %3 classes")
                                        .arg(m_version.version)
                                        .arg(countText(m_content.facts.items), countText(m_content.facts.classes)));
        return;
    }
    const bool importing = m_stage == Stage::Importing;
    m_header->setTitle(tr("Import %1").arg(m_inspector->name()));
    m_header->setSubtitle(shownPath(m_source));
    m_header->setState(importing ? tr("Importing") : tr("Preview, nothing written yet"),
                       importing ? Tone::Accent : Tone::Neutral);
    m_import->setText((m_content.table ? tr("Import %1 rows") : tr("Import %1 items")).arg(countText(m_content.items())));
    m_import->setEnabled(!importing && m_content.items() > 0 && m_inspector->isNameValid());
}

void CollectPage::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder of pictures"), Preferences::folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        Preferences::setFolder(QFileInfo(path).absolutePath());
        preview(path);
    });
    dialog->open();
}

void CollectPage::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Table, archive, IDX or CIFAR file"), Preferences::folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        Preferences::setFolder(QFileInfo(path).absolutePath());
        preview(path);
    });
    dialog->open();
}

bool CollectPage::dropped(const QStringList& paths)
{
    if (paths.isEmpty() || m_stage == Stage::Importing)
        return false;
    preview(paths.front());
    if (paths.size() > 1) {
        BannerMessage message;
        message.text = tr("One source at a time: %1 is looked into").arg(QFileInfo(paths.front()).fileName());
        message.hint = tr("Put several folders into one, and drop that");
        emit banner(message);
    }
    return true;
}

QStringList CollectPage::breadcrumb() const
{
    if (m_stage == Stage::Preview || m_stage == Stage::Importing || m_stage == Stage::Reading)
        return {tr("New dataset"), m_inspector->name().isEmpty() ? QFileInfo(m_source).fileName() : m_inspector->name()};
    return {};
}

bool CollectPage::isSettling() const
{
    return m_stale || m_waiting > 0 || m_stage == Stage::Reading || m_stage == Stage::Importing || m_loader.isBusy();
}

std::vector<PageCommand> CollectPage::commands()
{
    std::vector<PageCommand> commands{{tr("Import a folder…"), QStringLiteral("Ctrl+O"), [this] { chooseFolder(); }},
                                      {tr("Import a file…"), {}, [this] { chooseFile(); }}};
    if (m_stage == Stage::Preview) {
        commands.push_back({m_import->text(), QStringLiteral("Ctrl+Return"), [this] { startImport(); }});
        commands.push_back({tr("Copy the list of problems"), {}, [this] {
                                QGuiApplication::clipboard()->setText(m_problems->listText());
                            }});
    }
    return commands;
}

} // namespace lathe
