#include "ui/pages/prepare/split_dialog.h"

#include "services/import_service.h"
#include "ui/plots/number_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace lathe {

namespace {

constexpr int kPause = 250; // milliseconds after the last change
constexpr int kPreviewHeight = 172; // a head and four parts

QSpinBox* shareBox(int value)
{
    auto* box = new QSpinBox;
    box->setRange(0, 100);
    box->setValue(value);
    box->setSuffix(QStringLiteral(" %"));
    return box;
}

QString text(const std::string& value) { return QString::fromStdString(value); }

} // namespace

SplitDialog::SplitDialog(JobRunner& jobs, const std::string& reference, std::shared_ptr<const Table> table, QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_table(std::move(table))
{
    setWindowTitle(tr("Change the split of %1").arg(text(reference)));
    resize(560, 540);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(token::space12);
    column->addWidget(makeForm());
    column->addWidget(headingLabel(tr("What comes out")));
    m_preview = new QTableWidget;
    m_preview->setAccessibleName(tr("Rows of the parts"));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    m_preview->setShowGrid(false);
    m_preview->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_preview->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_preview->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_preview->setMinimumHeight(kPreviewHeight);
    column->addWidget(m_preview, 1);
    m_problem = wrapping(errorLabel());
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(wrapping(captionLabel(tr("The split makes a new version; the one before stays and can be chosen again."))));
    auto* buttons = new QDialogButtonBox;
    m_ok = primaryButton(tr("Make the new version"));
    m_ok->setDefault(true);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    buttons->addButton(secondaryButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    m_later.setSingleShot(true);
    m_later.setInterval(kPause);
    connect(&m_later, &QTimer::timeout, this, &SplitDialog::startPreview);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!canSplit())
            return;
        emit chosen(split());
        accept();
    });
    listColumns();
    startPreview();
}

QWidget* SplitDialog::makeForm()
{
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(token::space8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_kind = new QComboBox;
    m_kind->addItem(tr("Stratified by the target"), int(SplitKind::Stratified));
    m_kind->addItem(tr("Grouped by a column"), int(SplitKind::Grouped));
    m_kind->addItem(tr("By time"), int(SplitKind::Time));
    m_kind->addItem(tr("As a column says"), int(SplitKind::Column));
    m_help = wrapping(captionLabel());
    m_column = new QComboBox;
    m_columnLabel = new QLabel(tr("Column"));
    m_columnLabel->setBuddy(m_column);
    m_train = shareBox(80);
    m_validation = shareBox(10);
    m_test = bodyLabel();
    m_seed = new QSpinBox;
    m_seed->setRange(0, 999'999);
    m_seed->setToolTip(tr("The same seed gives the same parts"));
    form->addRow(tr("Split"), m_kind);
    form->addRow(QString(), m_help);
    form->addRow(m_columnLabel, m_column);
    form->addRow(tr("Training"), m_train);
    form->addRow(tr("Validation"), m_validation);
    form->addRow(tr("Test"), m_test);
    form->addRow(tr("Seed"), m_seed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SplitDialog::listColumns);
    connect(m_column, &QComboBox::currentIndexChanged, this, &SplitDialog::changed);
    for (QSpinBox* spin : {m_train, m_validation, m_seed})
        connect(spin, &QSpinBox::valueChanged, this, &SplitDialog::changed);
    return box;
}

TableSplit SplitDialog::split() const
{
    TableSplit split;
    split.kind = SplitKind(m_kind->currentData().toInt());
    if (split.kind != SplitKind::Stratified)
        split.column = m_column->currentData().toString().toStdString();
    if (split.kind != SplitKind::Column) {
        split.shares.train = m_train->value() / 100.0;
        split.shares.validation = m_validation->value() / 100.0;
        split.shares.test = (100 - m_train->value() - m_validation->value()) / 100.0;
    }
    split.seed = std::uint64_t(m_seed->value());
    return split;
}

void SplitDialog::setKind(SplitKind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
}

bool SplitDialog::canSplit() const
{
    return m_ok->isEnabled();
}

QString SplitDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

/// Those that the kind can go by: times and numbers for time, others for parts and groups; the likeliest first.
void SplitDialog::listColumns()
{
    const auto kind = SplitKind(m_kind->currentData().toInt());
    {
        const QSignalBlocker blocker(m_column);
        m_column->clear();
        const auto add = [&](auto fits) {
            for (const Field& field : m_table->schema().fields)
                if (fits(field))
                    m_column->addItem(text(field.name), text(field.name));
        };
        if (kind == SplitKind::Time) {
            add([](const Field& field) { return field.type == ColumnType::Time; });
            m_column->addItem(tr("the order of the rows"), QString::fromUtf8(kRowOrder.data(), qsizetype(kRowOrder.size())));
            add([](const Field& field) { return field.type == ColumnType::Numeric && field.role != Role::Target; });
        } else {
            add([](const Field& field) { return field.type == ColumnType::Categorical && field.role != Role::Target; });
            add([](const Field& field) { return field.type == ColumnType::Text && field.role != Role::Target; });
            if (kind == SplitKind::Grouped)
                add([](const Field& field) { return field.type != ColumnType::Categorical && field.type != ColumnType::Text && field.role != Role::Target; });
        }
        // What is called so likely says it.
        if (kind == SplitKind::Column)
            for (const char* name : {"split", "part", "set", "subset"})
                if (const int found = m_column->findText(QLatin1String(name), Qt::MatchFixedString); found >= 0)
                    m_column->setCurrentIndex(found);
    }
    const bool hasShares = kind != SplitKind::Column, hasColumn = kind != SplitKind::Stratified;
    m_columnLabel->setVisible(hasColumn);
    m_column->setVisible(hasColumn);
    for (QWidget* widget : {static_cast<QWidget*>(m_train), static_cast<QWidget*>(m_validation), static_cast<QWidget*>(m_test)})
        widget->setEnabled(hasShares);
    m_seed->setEnabled(kind == SplitKind::Stratified || kind == SplitKind::Grouped);
    const QString helps[] = {tr("Each part keeps the target's shares; copies of a row stay together."),
                             tr("Rows of one value stay in one part, such as all visits of a patient."),
                             tr("The earliest rows train, the latest test: for models that predict what comes."),
                             tr("The column holds train, validation and test, or their usual other names.")};
    m_help->setText(helps[std::size_t(kind)]);
    changed();
}

void SplitDialog::changed()
{
    const int rest = 100 - m_train->value() - m_validation->value();
    m_test->setText(rest < 0 ? QStringLiteral("–") : tr("%1 %").arg(rest));
    m_ok->setEnabled(false);
    ++m_generation; // what is being made is for other settings
    m_later.start();
}

void SplitDialog::startPreview()
{
    m_later.stop();
    const TableSplit wanted = split();
    if (wanted.kind != SplitKind::Column && (wanted.shares.test < 0 || m_train->value() == 0))
        return say(m_train->value() == 0 ? tr("Nothing would be left to learn from") : tr("Training and validation are more than 100 % together"));
    if (wanted.kind != SplitKind::Stratified && wanted.column.empty())
        return say(tr("The table has no column to split by so"));
    ++m_waiting;
    m_jobs.start<SplitPreview>(
        Lane::Io, {}, [table = m_table, wanted](Progress&) { return previewSplit(*table, wanted); }, this,
        [this, generation = m_generation](Result<SplitPreview> preview) {
            --m_waiting;
            if (generation != m_generation)
                return;
            if (preview)
                show(*preview);
            else if (!preview.error().isCancelled())
                say(text(toString(preview.error())));
        });
}

void SplitDialog::say(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(problem.isEmpty());
    if (!problem.isEmpty())
        m_preview->setRowCount(0);
}

void SplitDialog::show(const SplitPreview& preview)
{
    say({});
    QStringList heads{tr("Rows"), tr("Share")};
    for (const std::string& name : preview.classes)
        heads << text(name);
    if (!preview.mean.empty())
        heads << tr("Mean of %1").arg(text(preview.mean));
    m_preview->clear();
    m_preview->setColumnCount(int(heads.size()));
    m_preview->setHorizontalHeaderLabels(heads);
    QStringList names{tr("Training"), tr("Validation"), tr("Test"), tr("In no part")};
    if (preview.rows[3] == 0)
        names.removeLast();
    m_preview->setRowCount(int(names.size()));
    m_preview->setVerticalHeaderLabels(names);
    const std::int64_t all = preview.rows[0] + preview.rows[1] + preview.rows[2] + preview.rows[3];
    for (int part = 0; part < names.size(); ++part) {
        const std::int64_t rows = preview.rows[std::size_t(part)];
        const auto share = [](std::int64_t count, std::int64_t of) { return of > 0 ? percentText(double(count) / double(of)) : QStringLiteral("–"); };
        QStringList cells{countText(rows), share(rows, all)};
        for (const auto& counts : preview.ofClasses)
            cells << share(counts[std::size_t(part)], rows);
        if (!preview.mean.empty())
            cells << (std::isfinite(preview.means[std::size_t(part)]) ? QLocale().toString(preview.means[std::size_t(part)], 'g', 5) : QStringLiteral("–"));
        for (int i = 0; i < cells.size(); ++i) {
            auto* item = new QTableWidgetItem(cells[i]);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_preview->setItem(part, i, item);
        }
    }
    if (preview.rows[0] == 0)
        say(tr("Nothing would be left to learn from"));
}

} // namespace lathe
