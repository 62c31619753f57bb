#include "ui/pages/train/training_settings.h"

#include "base/text.h"
#include "ui/forms/param_form.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/preferences.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kControlWidth = 120;
const QString kChooseFile = QStringLiteral("…");

QWidget* field(const QString& label, QWidget* control, const QString& help)
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space8);
    auto* name = new ElidedLabel(label);
    name->setBuddy(control);
    control->setFixedWidth(kControlWidth);
    control->setAccessibleName(label);
    control->setToolTip(help);
    name->setToolTip(help);
    row->addWidget(name, 1);
    row->addWidget(control);
    return box;
}

} // namespace

TrainingSettings::TrainingSettings(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space4);
    column->addWidget(headingLabel(tr("Algorithm")));
    m_name = wrapping(sectionLabel());
    m_summary = wrapping(captionLabel());
    m_problem = wrapping(errorLabel());
    column->addWidget(m_name);
    column->addWidget(m_summary);
    column->addWidget(m_problem);
    m_problem->hide();
    column->addSpacing(token::space12);

    column->addWidget(headingLabel(tr("Settings")));
    m_form = new ParamForm;
    column->addWidget(m_form);
    column->addSpacing(token::space12);

    column->addWidget(headingLabel(tr("Run")));
    m_runName = new QLineEdit;
    m_runName->setPlaceholderText(tr("automatic"));
    m_seed = new QLineEdit(QStringLiteral("1"));
    m_seed->setAlignment(Qt::AlignRight);
    m_seedProblem = wrapping(errorLabel(tr("A whole number, 0 or more")));
    m_seedProblem->hide();
    m_device = new QComboBox;
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_base = new QComboBox;
    m_base->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(field(tr("Name"), m_runName, tr("Empty: the next name of the algorithm")));
    column->addWidget(field(tr("Seed"), m_seed, tr("The same seed, data and settings give the same weights on the same CPU")));
    column->addWidget(m_seedProblem);
    m_deviceRow = field(tr("Device"), m_device, tr("Where to compute"));
    m_baseRow = field(tr("Start from"), m_base, tr("Weights to start from: a file or an earlier run"));
    column->addWidget(m_deviceRow);
    column->addWidget(m_baseRow);
    column->addStretch(1);

    setDevices({});
    setBases({});
    connect(m_form, &ParamForm::changed, this, &TrainingSettings::changed);
    connect(m_runName, &QLineEdit::textChanged, this, &TrainingSettings::changed);
    connect(m_seed, &QLineEdit::textChanged, this, &TrainingSettings::validate);
    connect(m_device, &QComboBox::currentIndexChanged, this, &TrainingSettings::changed);
    connect(m_base, &QComboBox::activated, this, [this] {
        if (m_base->currentData().toString() == kChooseFile)
            chooseBaseFile();
        else
            emit changed();
    });
}

void TrainingSettings::setDevices(const std::vector<Device>& devices)
{
    const QSignalBlocker blocker(m_device);
    const QString before = m_device->count() > 1 ? m_device->currentData().toString() : Preferences::device();
    m_device->clear();
    m_device->addItem(tr("Automatic"), QStringLiteral("auto"));
    for (const Device& device : devices) {
        const QString id = QString::fromStdString(device.id), name = QString::fromStdString(device.name);
        m_device->addItem(name.isEmpty() ? id : tr("%1 (%2)").arg(id, name), id);
        QString detail = name;
        if (device.memoryBytes > 0)
            detail += u'\n' + tr("%1 of memory, %2 free").arg(QString::fromStdString(bytesText(device.memoryBytes)),
                                                             QString::fromStdString(bytesText(device.freeMemoryBytes)));
        m_device->setItemData(m_device->count() - 1, detail, Qt::ToolTipRole);
    }
    m_device->setCurrentIndex(std::max(0, m_device->findData(before)));
}

void TrainingSettings::setBases(const std::vector<RunRecord>& runs)
{
    const QSignalBlocker blocker(m_base);
    const QString before = m_base->currentData().toString();
    m_base->clear();
    m_base->addItem(tr("Nothing"), QString());
    m_base->addItem(tr("File…"), kChooseFile);
    for (const RunRecord& run : runs)
        if (run.status == RunStatus::Finished) {
            const QString name = QString::fromStdString(run.name);
            m_base->addItem(name, name);
        }
    if (!before.isEmpty() && m_base->findData(before) < 0 && QFileInfo::exists(before))
        addBaseFile(before);
    m_base->setCurrentIndex(std::max(0, m_base->findData(before)));
}

void TrainingSettings::addBaseFile(const QString& path)
{
    m_base->addItem(QFileInfo(path).fileName(), path);
    m_base->setItemData(m_base->count() - 1, path, Qt::ToolTipRole);
}

void TrainingSettings::chooseBaseFile()
{
    m_base->setCurrentIndex(0);
    auto* dialog = new QFileDialog(this, tr("Weights to start from"), Preferences::folder(),
                                   tr("Weights (*.safetensors *.pt *.pth *.th *.bin);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        Preferences::setFolder(QFileInfo(path).absolutePath());
        addBaseFile(path);
        m_base->setCurrentIndex(m_base->count() - 1);
        emit changed();
    });
    dialog->open();
}

void TrainingSettings::setAlgorithm(const LearnerEntry& entry)
{
    if (m_algorithm == entry.info.id)
        return;
    m_algorithm = entry.info.id;
    m_name->setText(backendText(entry.info.name));
    m_summary->setText(backendText(entry.info.summary));
    m_form->setSpecs(entry.specs);
    m_deviceRow->setVisible(entry.usesDevice);
    m_baseRow->setVisible(std::ranges::find(entry.info.kinds, ItemKind::Image) != entry.info.kinds.end());
}

void TrainingSettings::clearAlgorithm()
{
    m_algorithm.clear();
    m_name->setText(tr("None"));
    m_summary->setText(tr("There is no algorithm for this target and task."));
    m_form->setSpecs({});
    showProblem({});
}

TrainRequest TrainingSettings::request() const
{
    TrainRequest request;
    request.algorithm = m_algorithm;
    request.parameters = m_form->params();
    request.seed = m_seed->text().trimmed().toULongLong();
    // What is hidden has no say.
    request.device = m_deviceRow->isHidden() ? "auto" : m_device->currentData().toString().toStdString();
    request.threads = Preferences::threads();
    if (!m_baseRow->isHidden())
        request.base = m_base->currentData().toString().toStdString();
    request.name = m_runName->text().trimmed().toStdString();
    return request;
}

bool TrainingSettings::isValid() const
{
    bool ok = false;
    m_seed->text().trimmed().toULongLong(&ok);
    return ok && m_form->isValid() && !m_algorithm.empty();
}

void TrainingSettings::validate()
{
    bool ok = false;
    m_seed->text().trimmed().toULongLong(&ok);
    m_seedProblem->setVisible(!ok);
    emit changed();
}

void TrainingSettings::showProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace lathe
