#include "ui/pages/collect/collect_inspector.h"

#include "base/text.h"
#include "media/sound.h"
#include "ui/forms/param_form.h"
#include "ui/items/picture_view.h"
#include "ui/pages/collect/split_summary.h"
#include "ui/plots/number_text.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"
#include "ui/tables/column_detail.h"
#include "ui/tables/table_model.h"

#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kControlWidth = 120;

QLayout* field(const QString& label, QWidget* control)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(token::space8);
    auto* name = new ElidedLabel(label);
    name->setBuddy(control);
    control->setFixedWidth(kControlWidth);
    control->setAccessibleName(label);
    row->addWidget(name, 1);
    row->addWidget(control);
    return row;
}

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

/// "0", or "207 (0.1 %)".
QString missingText(const TableFacts& facts)
{
    if (facts.missing == 0 || facts.cells() == 0)
        return countText(facts.missing);
    const double share = 100.0 * double(facts.missing) / double(facts.cells());
    return QStringLiteral("%1 (%2 %)").arg(countText(facts.missing), QLocale().toString(share, 'f', share < 1 ? 2 : 1));
}

} // namespace

CollectInspector::CollectInspector(ThumbnailLoader& loader, const Catalog<Importer>& importers, QWidget* parent)
    : QWidget(parent), m_importers(importers)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    column->setSpacing(token::space16);

    m_itemBox = new QWidget;
    auto* item = new QVBoxLayout(m_itemBox);
    item->setContentsMargins(0, 0, 0, 0);
    item->setSpacing(token::space8);
    item->addWidget(headingLabel(tr("Picture")));
    m_picture = new PictureView(loader);
    m_itemFacts = new KeyValueList;
    item->addWidget(m_picture);
    item->addWidget(m_itemFacts);
    column->addWidget(m_itemBox);

    m_column = new ColumnDetail;
    m_column->hide();
    connect(m_column, &ColumnDetail::rangeClicked, this, &CollectInspector::rangeClicked);
    column->addWidget(m_column);

    m_setBox = new QWidget;
    auto* found = new QVBoxLayout(m_setBox);
    found->setContentsMargins(0, 0, 0, 0);
    found->setSpacing(token::space4);
    m_factsHeading = headingLabel();
    m_facts = new KeyValueList;
    m_splitHeading = headingLabel();
    m_split = new SplitSummary;
    found->addWidget(m_factsHeading);
    found->addWidget(m_facts);
    found->addSpacing(token::space12);
    found->addWidget(m_splitHeading);
    found->addSpacing(token::space4);
    found->addWidget(m_split);
    column->addWidget(m_setBox);

    m_importBox = makeImport();
    column->addWidget(m_importBox);
    column->addStretch(1);
    m_note = wrapping(captionLabel());
    column->addWidget(m_note);
    showNothing();
}

QWidget* CollectInspector::makeImport()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space4);
    column->addWidget(headingLabel(tr("Import as")));
    m_name = new QLineEdit;
    m_nameProblem = wrapping(errorLabel());
    m_nameProblem->hide();
    m_format = new QComboBox;
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_format->addItem(tr("Automatic"), QStringLiteral("auto"));
    for (const auto& importer : m_importers) {
        m_format->addItem(backendText(importer->info().name), text(importer->info().id));
        m_format->setItemData(m_format->count() - 1, backendText(importer->info().help), Qt::ToolTipRole);
    }
    m_form = new ParamForm;
    column->addLayout(field(tr("Name"), m_name));
    column->addWidget(m_nameProblem);
    column->addLayout(field(tr("Format"), m_format));
    column->addWidget(m_form);
    connect(m_name, &QLineEdit::textChanged, this, &CollectInspector::validateName);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        updateForm();
        emit formatChanged();
    });
    connect(m_form, &ParamForm::changed, this, [this] {
        if (m_previewing && m_form->isValid())
            emit formatChanged();
    });
    return box;
}

void CollectInspector::updateForm()
{
    const QSignalBlocker blocker(m_form);
    const Importer* importer = m_importers.find(format());
    m_form->setSpecs(importer ? importer->parameters() : std::vector<ParamSpec>());
}

void CollectInspector::validateName()
{
    const auto problem = datasetNameProblem(name().toStdString());
    m_nameProblem->setText(problem ? text(*problem) : QString());
    m_nameProblem->setVisible(problem.has_value());
    emit nameChanged();
}

QString CollectInspector::name() const
{
    return m_name->text().trimmed();
}

bool CollectInspector::isNameValid() const
{
    return !datasetNameProblem(name().toStdString());
}

std::string CollectInspector::format() const
{
    return m_format->currentData().toString().toStdString();
}

Params CollectInspector::parameters() const
{
    return m_form->params();
}

QString CollectInspector::sizeText(const Item& item)
{
    if (hasSoundEnding(item.name) && item.height > 0)
        return tr("%1 s, %2 Hz").arg(QLocale().toString(static_cast<double>(item.width) / item.height, 'f', 2), QLocale().toString(item.height));
    if (item.channels == 0) // no picture has none
        return tr("%1 characters").arg(countText(item.width));
    return tr("%1 × %2 px, %3").arg(countText(item.width), countText(item.height), item.channels == 1 ? tr("grey") : tr("colour"));
}

/// Of all texts together, or of all clips.
QString CollectInspector::contentText(const ImportPreview& preview)
{
    double characters = 0, seconds = 0;
    for (const Item& item : std::get<ItemSet>(preview.items).items) {
        characters += item.width;
        seconds += item.height > 0 ? static_cast<double>(item.width) / item.height : 0;
    }
    return preview.kind == toString(ItemKind::Text) ? countText(qint64(characters)) : text(durationText(seconds));
}

void CollectInspector::showPreview(const ImportPreview& preview, const SetFacts& facts)
{
    QString formats = QStringLiteral("–"), allFormats;
    if (!preview.formats.empty()) {
        QStringList lines;
        for (const auto& [name, count] : preview.formats)
            lines << tr("%1: %2").arg(text(name), countText(count));
        allFormats = lines.join(u'\n');
        formats = preview.formats.size() == 1 ? text(preview.formats.begin()->first)
                                              : tr("%n kind(s)", nullptr, int(preview.formats.size()));
    }
    const bool areTexts = preview.kind == toString(ItemKind::Text), areClips = preview.kind == toString(ItemKind::Clip);
    m_facts->setRows({{tr("Files"), countText(preview.files), {}},
                      {areTexts || areClips ? tr("Other files, ignored") : tr("Not pictures, ignored"), countText(preview.ignored), {}},
                      {tr("Broken, left out"), countText(qint64(preview.skipped.size())), {}},
                      {areTexts ? tr("Texts to import") : areClips ? tr("Sounds to import") : tr("Pictures to import"), countText(facts.items), {}},
                      {tr("Classes"), countText(facts.classes), {}},
                      {areTexts ? tr("Characters") : areClips ? tr("Length") : tr("Size"), areTexts || areClips ? contentText(preview) : facts.sizeText(), {}},
                      {tr("Format"), formats, allFormats},
                      {tr("Size on disk"), text(bytesText(preview.bytes)), {}}});
    m_split->setParts(facts.parts);
    showImport(preview);
}

void CollectInspector::showPreview(const ImportPreview& preview, const TableFacts& facts)
{
    std::vector<KeyValueList::Row> rows{{tr("Rows"), countText(facts.rows), {}},
                                        {tr("Columns"), countText(qint64(facts.profiles.size())), {}},
                                        {tr("Missing cells"), missingText(facts), {}},
                                        {tr("Rows left out"), countText(preview.skippedCount), {}},
                                        {tr("Format"), backendText(preview.formatName), {}}};
    if (preview.tables.size() > 1)
        rows.push_back({tr("Tables in it"), countText(qint64(preview.tables.size())), text(join(preview.tables, "\n"))});
    m_facts->setRows(rows);
    m_split->setParts(facts.parts);
    // What was detected stands in the form, where it can be corrected.
    const QSignalBlocker formats(m_format);
    m_format->setCurrentIndex(m_format->findData(text(preview.format)));
    if (!m_form->hasSpecs())
        updateForm();
    const QSignalBlocker form(m_form);
    m_form->setParams(preview.detected);
    showImport(preview);
}

/// What a preview of any kind shows below its facts.
void CollectInspector::showImport(const ImportPreview& preview)
{
    m_setBox->show();
    m_importBox->show();
    m_factsHeading->setText(tr("Found"));
    m_splitHeading->setText(tr("Splits after import"));
    const bool fresh = !m_previewing;
    m_previewing = true;
    if (fresh || name().isEmpty()) {
        const QSignalBlocker blocker(m_name);
        m_name->setText(text(preview.name));
        validateName();
    }
    m_note->setText(preview.exists ? tr("“%1” is there already: the import makes a new version of it, and nothing is lost.")
                                         .arg(text(preview.name))
                                   : tr("The import writes %1@1. It is copied; the source stays as it is.")
                                         .arg(text(preview.name)));
    m_note->show();
}

void CollectInspector::showDataset(const DatasetVersion& version, const SetFacts& facts)
{
    m_previewing = false;
    m_setBox->show();
    m_importBox->hide();
    m_factsHeading->setText(tr("Dataset"));
    const QDateTime created = QDateTime::fromString(text(version.created), Qt::ISODate);
    std::vector<KeyValueList::Row> rows{
        {tr("Version"), text(version.reference()), text(version.manifest.hex())},
        {tr("Items"), countText(facts.items), {}},
        {tr("Classes"), countText(facts.classes), {}},
        {tr("Size"), facts.sizeText(), {}},
        {tr("Near-duplicates"), countText(qint64(facts.nearDuplicates.size())), {}},
        {tr("Nearly plain"), countText(qint64(facts.nearlyPlain.size())), {}},
        {tr("Created"), created.isValid() ? QLocale().toString(created.toLocalTime(), QLocale::ShortFormat) : QStringLiteral("–"), {}},
        {tr("Source"), text(version.source), text(version.source)}};
    if (facts.withoutClass > 0)
        rows.insert(rows.begin() + 3, {tr("Without a class"), countText(facts.withoutClass), {}});
    m_facts->setRows(rows);
    m_splitHeading->setText(tr("Parts"));
    m_split->setParts(facts.parts);
    m_note->hide();
}

void CollectInspector::showDataset(const DatasetVersion& version, const TableFacts& facts)
{
    m_previewing = false;
    m_setBox->show();
    m_importBox->hide();
    m_factsHeading->setText(tr("Dataset"));
    const QDateTime created = QDateTime::fromString(text(version.created), Qt::ISODate);
    m_facts->setRows({{tr("Version"), text(version.reference()), text(version.manifest.hex())},
                      {tr("Rows"), countText(facts.rows), {}},
                      {tr("Columns"), countText(qint64(facts.profiles.size())), {}},
                      {tr("Missing cells"), missingText(facts), {}},
                      {tr("Created"), created.isValid() ? QLocale().toString(created.toLocalTime(), QLocale::ShortFormat) : QStringLiteral("–"), {}},
                      {tr("Source"), text(version.source), text(version.source)}});
    m_splitHeading->setText(tr("Parts"));
    m_split->setParts(facts.parts);
    m_note->hide();
}

void CollectInspector::showItem(std::shared_ptr<const ItemSet> set, std::int64_t index)
{
    const bool shown = set && index >= 0;
    m_itemBox->setVisible(shown);
    m_picture->setItem(shown ? set : nullptr, std::size_t(std::max<std::int64_t>(0, index)));
    if (!shown)
        return;
    const Item& item = set->items[std::size_t(index)];
    const bool hasClass = item.label >= 0 && std::size_t(item.label) < set->classes.size();
    const QString hash = text(item.content.hex());
    std::vector<KeyValueList::Row> rows{
        {tr("File"), text(item.name), text(item.name)},
        {tr("Number"), QStringLiteral("#") + countText(index + 1), {}},
        {tr("Class"), hasClass ? text(set->classes[std::size_t(item.label)]) : QStringLiteral("–"), {}},
        {tr("Part"), partName(item.part), {}},
        {tr("Size"), sizeText(item), {}},
        {tr("Content"), hash.left(12) + QStringLiteral("…"), tr("SHA-256 %1").arg(hash)}};
    if (item.twin >= 0 && std::size_t(item.twin) < set->items.size()) {
        const Item& twin = set->items[std::size_t(item.twin)];
        rows.push_back({tr("Nearly equals"), QStringLiteral("#") + countText(item.twin + 1) + QStringLiteral(", ") + partName(twin.part), text(twin.name)});
    }
    if (item.marks & NearlyPlain)
        rows.push_back({tr("Mark"), tr("nearly plain"), {}});
    m_itemFacts->setRows(rows);
}

void CollectInspector::showColumn(const TableModel& model, int column)
{
    m_column->setVisible(column >= 0);
    if (column >= 0)
        m_column->setColumn(model, column);
    else
        m_column->clear();
}

void CollectInspector::showNothing()
{
    m_column->hide();
    m_previewing = false;
    m_itemBox->hide();
    m_setBox->hide();
    m_importBox->hide();
    m_note->setText(tr("Nothing is written until you import. Importing the same folder again adds nothing."));
    m_note->show();
    const QSignalBlocker name(m_name), formats(m_format);
    m_name->clear();
    m_nameProblem->hide();
    m_format->setCurrentIndex(0);
    updateForm();
}

} // namespace lathe
