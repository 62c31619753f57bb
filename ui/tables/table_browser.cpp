#include "ui/tables/table_browser.h"

#include "data/sort.h"
#include "ui/forms/column_picker.h"
#include "ui/plots/number_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QShortcut>
#include <QVBoxLayout>

#include <memory>
#include <numeric>

namespace lathe {

namespace {

constexpr int kFilterWidth = 420, kFilterNarrowest = 208;
constexpr int kPause = 200; // milliseconds after the last key

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

/// A line to type in, with the key that leads to it at its right end while it is empty.
class FilterField final : public QLineEdit {
public:
    FilterField()
    {
        setClearButtonEnabled(true);
        setMinimumWidth(kFilterNarrowest);
        setMaximumWidth(kFilterWidth);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLineEdit::paintEvent(event);
        if (!text().isEmpty() || hasFocus())
            return;
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        constexpr int kCap = 18;
        const QRectF cap(width() - kCap - token::space4 - 1.5, (height() - kCap) / 2.0 + 0.5, kCap - 1, kCap - 1);
        painter.setPen(QPen(theme.colors().border, 1));
        painter.setBrush(theme.colors().surface);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(theme.colors().muted);
        painter.setFont(theme.font(token::caption));
        painter.drawText(cap, Qt::AlignCenter, QStringLiteral("/"));
    }
};

/// Everything that decides which rows are shown: copied into the job.
struct Query {
    std::shared_ptr<const Table> table;
    RowFilter filter;
    std::optional<std::vector<std::uint32_t>> only;
    std::optional<TableSort> sort;
};

Result<std::vector<std::uint32_t>> rowsOf(const Query& query, Progress& progress)
{
    std::vector<std::uint32_t> rows;
    if (query.only) {
        rows = *query.only;
    } else {
        rows.resize(query.table->rows());
        std::iota(rows.begin(), rows.end(), 0U);
    }
    LATHE_TRY(rows, query.filter.apply(*query.table, std::move(rows), progress));
    if (!query.sort)
        return rows;
    return sortedRows(*query.table, std::size_t(query.sort->column), query.sort->ascending, rows, progress);
}

} // namespace

TableBrowser::TableBrowser(RowsRunner runner, QWidget* parent)
    : QWidget(parent), m_runner(std::move(runner)), m_field(new FilterField), m_problem(wrapping(errorLabel())),
      m_marked(new SegmentedControl), m_found(captionLabel()), m_columns(quietButton({})), m_stage(new SegmentedControl),
      m_view(new TableView)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    makeToolbar();
    whole->addWidget(m_view, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kPause);
    connect(&m_typing, &QTimer::timeout, this, &TableBrowser::filterEdited);
    connect(m_view, &TableView::sortRequested, this, &TableBrowser::setSort);
    connect(m_view, &TableView::rangeClicked, this, &TableBrowser::showRange);
    connect(m_view, &TableView::hideRequested, this, [this](int column) {
        std::vector<int> shown = m_view->shownColumns();
        std::erase(shown, column);
        setShown(std::move(shown));
    });
    updateTexts();
}

TableBrowser::~TableBrowser()
{
    if (m_cancel)
        m_cancel();
}

void TableBrowser::makeToolbar()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(token::space8, token::space8, token::space8, token::space8);
    bar->setSpacing(token::space8);
    m_field->setPlaceholderText(tr("Filter, such as price < 20000"));
    m_field->setAccessibleName(tr("Filter of rows"));
    m_field->setToolTip(tr("Words that a row holds, or a condition: price < 20000, sex = female and age is missing"));
    m_marked->addSegment(tr("All rows"));
    m_marked->addSegment(tr("Marked"), tr("The rows that a check has marked"));
    m_columns->setToolTip(tr("Show and hide columns"));
    m_stage->addSegment(tr("Raw"), tr("As it was brought in"));
    m_stage->addSegment(tr("Prepared"), tr("As the pipeline hands it to the algorithm"));
    bar->addWidget(m_field, 3);
    bar->addWidget(m_marked);
    bar->addWidget(m_found);
    bar->addStretch(1);
    bar->addWidget(m_columns);
    bar->addWidget(m_stage);
    m_problem->setContentsMargins(token::space8, 0, token::space8, token::space8);
    m_problem->hide();
    m_stage->hide();
    auto* whole = static_cast<QVBoxLayout*>(layout());
    whole->addLayout(bar);
    whole->addWidget(m_problem);

    auto* find = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_field->setFocus(Qt::ShortcutFocusReason);
        m_field->selectAll();
    });
    connect(m_field, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        filterEdited();
        m_view->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_marked, &SegmentedControl::currentChanged, this, &TableBrowser::refresh);
    connect(m_columns, &QPushButton::clicked, this, &TableBrowser::pickColumns);
    connect(m_stage, &SegmentedControl::currentChanged, this, [this](int stage) { emit preparedChosen(stage == 1); });
}

void TableBrowser::setTable(std::shared_ptr<const Table> table, std::vector<ColumnProfile> profiles)
{
    const Table* before = m_view->model().table();
    const bool isSame = before && table && before->schema() == table->schema();
    m_view->model().setTable(std::move(table), std::move(profiles));
    if (!isSame) {
        m_sort.reset();
        m_filter = {};
        const QSignalBlocker quiet(m_field);
        m_field->clear();
        m_problem->hide();
    }
    m_marked->setCurrent(0);
    filterEdited();
}

void TableBrowser::setMarks(TableMarks marks)
{
    m_view->model().setMarks(std::move(marks));
    if (m_view->model().markedRows().empty())
        m_marked->setCurrent(0);
    if (m_marked->current() == 1)
        refresh();
    updateTexts();
}

void TableBrowser::setStagesShown(bool shown) { m_stage->setVisible(shown); }

QString TableBrowser::filterText() const { return m_field->text(); }

void TableBrowser::setFilterText(const QString& text)
{
    m_field->setText(text);
    filterEdited();
}

void TableBrowser::setMarkedOnly(bool markedOnly) { m_marked->setCurrent(markedOnly ? 1 : 0); }

void TableBrowser::setSort(std::optional<TableSort> sort)
{
    m_sort = sort;
    refresh();
}

void TableBrowser::showRange(int column, double low, double high, const QString& category)
{
    const TableModel& model = m_view->model();
    const ColumnProfile* profile = model.profile(column);
    const bool isLast = profile && !profile->bars.empty() && profile->bars.back().high == high;
    const std::string condition = conditionOf(model.table()->field(std::size_t(column)), low, high, isLast, category.toStdString());
    if (!condition.empty())
        setFilterText(fromUtf8(condition));
}

void TableBrowser::filterEdited()
{
    m_typing.stop();
    const Table* table = m_view->model().table();
    if (!table)
        return updateTexts();
    auto filter = RowFilter::parse(m_field->text().toStdString(), table->schema());
    if (!filter) // what the last valid filter showed stays
        return showProblem(filter.error());
    m_problem->hide();
    m_filter = std::move(*filter);
    refresh();
}

void TableBrowser::showProblem(const Error& error)
{
    QString text = fromUtf8(error.message);
    if (!error.where.empty())
        text += QStringLiteral(" (") + fromUtf8(error.where) + u')';
    if (!error.hint.empty())
        text += QStringLiteral(". ") + fromUtf8(error.hint);
    m_problem->setText(text);
    m_problem->show();
}

void TableBrowser::refresh()
{
    ++m_generation;
    if (const auto cancel = std::exchange(m_cancel, nullptr))
        cancel();
    TableModel& model = m_view->model();
    if (!model.table())
        return updateTexts();
    Query query{model.sharedTable(), m_filter, std::nullopt, m_sort};
    if (m_marked->current() == 1)
        query.only = model.markedRows();
    if (query.filter.passesAll() && !query.only && !query.sort)
        return showRows(std::vector<std::uint32_t>()); // all, without a list of them
    if (!m_runner) {
        NoProgress progress;
        return showRows(rowsOf(query, progress));
    }
    const int generation = m_generation;
    const auto isDone = std::make_shared<bool>(false); // the runner may be done before it returns
    auto cancel = m_runner([query = std::move(query)](Progress& progress) { return rowsOf(query, progress); },
                           [this, self = QPointer<TableBrowser>(this), generation, isDone](Result<std::vector<std::uint32_t>> rows) {
                               if (!self || generation != m_generation)
                                   return;
                               *isDone = true;
                               m_cancel = nullptr;
                               showRows(std::move(rows));
                           });
    if (!*isDone && generation == m_generation)
        m_cancel = cancel ? std::move(cancel) : [] {};
    updateTexts();
}

void TableBrowser::showRows(Result<std::vector<std::uint32_t>> rows)
{
    TableModel& model = m_view->model();
    if (!rows) {
        if (!rows.error().isCancelled())
            showProblem(rows.error());
        return updateTexts();
    }
    const bool showsAll = m_filter.passesAll() && m_marked->current() == 0 && !m_sort;
    if (rows->empty() && !showsAll)
        model.showNone();
    else
        model.setRows(std::move(*rows));
    m_view->setSort(m_sort);
    updateTexts();
    emit rowsChanged(model.rowCount());
}

void TableBrowser::updateTexts()
{
    const TableModel& model = m_view->model();
    const auto marked = qint64(model.markedRows().size());
    m_marked->setVisible(marked > 0);
    m_marked->setSegmentText(1, tr("Marked %1").arg(countText(marked)));
    const int all = model.columnCount(), shown = int(m_view->shownColumns().size());
    m_columns->setText(all == shown ? tr("%n columns", nullptr, all) : tr("%1 of %n columns", nullptr, all).arg(shown));
    m_columns->setVisible(all > 0);
    const qint64 rows = model.table() ? qint64(model.table()->rows()) : 0;
    m_found->setText(isWorking() ? tr("Looking…") : m_filter.passesAll() ? QString()
                     : tr("%1 of %2 rows").arg(countText(qint64(model.rowCount())), countText(rows)));
    m_view->setEmptyText(!model.table() || rows == 0 ? tr("This table has no rows") : tr("No row passes the filter"));
}

void TableBrowser::pickColumns()
{
    if (!m_picker) {
        m_picker = new ColumnPicker(this);
        connect(m_picker, &ColumnPicker::changed, this, [this] {
            const QStringList names = m_picker->chosen();
            std::vector<int> shown;
            for (int i = 0; i < m_view->model().columnCount(); ++i)
                if (names.contains(fromUtf8(m_view->model().table()->field(std::size_t(i)).name)))
                    shown.push_back(i);
            setShown(std::move(shown));
        });
    }
    std::vector<ColumnPicker::Entry> entries;
    const std::vector<int>& shown = m_view->shownColumns();
    for (int i = 0; i < m_view->model().columnCount(); ++i) {
        const Field& field = m_view->model().table()->field(std::size_t(i));
        entries.push_back({fromUtf8(field.name), typeText(field, m_view->model().profile(i)), std::ranges::find(shown, i) != shown.end()});
    }
    m_picker->setEntries(entries);
    m_picker->openBelow(m_columns);
}

void TableBrowser::setShown(std::vector<int> columns)
{
    m_view->setShownColumns(std::move(columns));
    updateTexts();
}

void TableBrowser::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr int kNarrow = 560; // the count of found rows is the first thing to go
    m_found->setVisible(width() >= kNarrow);
}

} // namespace lathe
