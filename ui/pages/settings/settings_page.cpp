#include "ui/pages/settings/settings_page.h"

#include "ui/models/format.h"
#include "ui/pages/settings/keys_card.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/language.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/preferences.h"
#include "ui/shell/segmented.h"
#include "ui/shell/workspace_menu.h"

#include <nlohmann/json.hpp>

#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSpinBox>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace lathe {

namespace {

QFormLayout* makeForm(Card* card)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(token::space24);
    form->setVerticalSpacing(token::space12);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    card->content()->addLayout(form);
    return form;
}

/// One line a component: name, version, licence, what for. Empty when the list is not built in.
QTreeWidget* makeComponents()
{
    auto* list = new QTreeWidget;
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels({SettingsPage::tr("Component"), SettingsPage::tr("Version"), SettingsPage::tr("Licence"), SettingsPage::tr("Used for")});
    list->setAccessibleName(SettingsPage::tr("Components"));
    QFile file(QStringLiteral(":/lathe/components.json"));
    if (!file.open(QIODevice::ReadOnly))
        return list;
    auto json = nlohmann::json::parse(file.readAll().toStdString(), nullptr, false);
    if (json.is_object() && json.contains("components"))
        json = json["components"];
    const auto word = [](const nlohmann::json& object, std::initializer_list<const char*> names) {
        for (const char* name : names)
            if (const auto found = object.find(name); found != object.end() && found->is_string())
                return text(found->get<std::string>());
        return QString();
    };
    if (json.is_array())
        for (const auto& component : json)
            if (component.is_object())
                new QTreeWidgetItem(list, {word(component, {"name"}), word(component, {"version"}), word(component, {"licence", "license"}),
                                           word(component, {"purpose", "use", "for", "used_for"})});
    return list;
}

} // namespace

SettingsPage::SettingsPage(PageContext pageContext) : Page(pageContext)
{
    auto* whole = makePageLayout(this);
    whole->addWidget(new PageHeader(tr("Settings")));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, token::space8, 0);
    column->setSpacing(token::space16);
    column->addWidget(makeLook());
    column->addWidget(makeWork());
    column->addWidget(new KeysCard);
    column->addWidget(makeAbout());
    column->addStretch(1);
    body->setMaximumWidth(860);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(body);
    whole->addWidget(scroll, 1);
}

QWidget* SettingsPage::makeLook()
{
    auto* card = new Card(tr("Look"));
    QFormLayout* form = makeForm(card);
    m_theme = new SegmentedControl;
    m_theme->setAccessibleName(tr("Theme"));
    for (const QString& name : {tr("System"), tr("Light"), tr("Dark")})
        m_theme->addSegment(name);
    m_theme->setCurrent(static_cast<int>(Preferences::theme()));
    connect(m_theme, &SegmentedControl::currentChanged, this, [](int index) {
        Preferences::setTheme(static_cast<ThemeMode>(index));
        Theme::instance().setMode(static_cast<ThemeMode>(index));
    });
    // The top bar changes the theme too.
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_theme->setCurrent(static_cast<int>(Preferences::theme())); });
    form->addRow(tr("Theme"), m_theme);

    auto* language = new QComboBox;
    for (const Language& one : languages())
        language->addItem(one.name, one.id);
    language->setCurrentIndex(std::max(0, language->findData(Preferences::language())));
    connect(language, &QComboBox::activated, this, [this, language] {
        Preferences::setLanguage(language->currentData().toString());
        emit banner({BannerMessage::Kind::Notice, tr("The language changes when the workspace is opened again"), {}, tr("Open again"), [this] {
                         setLanguage(Preferences::language());
                         QMetaObject::invokeMethod(window(), "workspaceChosen", Q_ARG(QString, text(context().workbench.folder().string())));
                     }});
    });
    form->addRow(tr("Language"), language);
    return card;
}

QWidget* SettingsPage::makeWork()
{
    auto* card = new Card(tr("Work"));
    QFormLayout* form = makeForm(card);
    auto* folder = new QHBoxLayout;
    folder->setSpacing(token::space8);
    auto* path = new ElidedLabel(text(context().workbench.folder().string()));
    path->setElideMode(Qt::ElideMiddle);
    path->setMaximumWidth(380);
    auto* show = secondaryButton(tr("Show"));
    connect(show, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(text(context().workbench.folder().string())));
    });
    auto* change = secondaryButton(tr("Open another…"));
    connect(change, &QPushButton::clicked, this, [this] {
        if (const QString chosen = askForWorkspace(this); !chosen.isEmpty())
            QMetaObject::invokeMethod(window(), "workspaceChosen", Q_ARG(QString, chosen));
    });
    folder->addWidget(path, 1);
    folder->addWidget(show);
    folder->addWidget(change);
    form->addRow(tr("Workspace"), folder);

    auto* person = new QLineEdit(Preferences::person());
    person->setMinimumWidth(240);
    person->setAccessibleName(tr("Your name"));
    connect(person, &QLineEdit::editingFinished, this, [person] { Preferences::setPerson(person->text().trimmed()); });
    form->addRow(tr("Your name"), person);

    m_device = new QComboBox;
    m_device->setMinimumWidth(240);
    m_device->addItem(tr("The fastest"), "auto");
    connect(m_device, &QComboBox::activated, this, [this] { Preferences::setDevice(m_device->currentData().toString()); });
    form->addRow(tr("Device"), m_device);
    auto* threads = new QSpinBox;
    threads->setRange(0, 256);
    threads->setSpecialValueText(tr("Measured"));
    threads->setMinimumWidth(120);
    threads->setValue(Preferences::threads());
    connect(threads, &QSpinBox::valueChanged, this, [](int value) { Preferences::setThreads(value); });
    form->addRow(tr("Threads"), threads);
    card->content()->addWidget(wrapping(captionLabel(tr("Device and threads are proposed for new runs. A run keeps what it was started with."))));
    return card;
}

QWidget* SettingsPage::makeAbout()
{
    auto* card = new Card(tr("About"));
    card->content()->addWidget(strongLabel(QStringLiteral("Lathe " LATHE_VERSION)));
    card->content()->addWidget(wrapping(bodyLabel(tr("A workbench for the whole life of a machine-learning model. Everything stays on this machine: no account, no server, no telemetry."))));
    card->content()->addWidget(wrapping(mutedLabel(tr("Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty."))));
    QTreeWidget* components = makeComponents();
    if (components->topLevelItemCount() > 0) {
        card->content()->addSpacing(token::space8);
        card->content()->addWidget(headingLabel(tr("Made with")));
        for (int i = 0; i < 3; ++i)
            components->header()->setSectionResizeMode(i, QHeaderView::ResizeToContents);
        bool versions = false;
        for (int row = 0; row < components->topLevelItemCount(); ++row)
            versions |= !components->topLevelItem(row)->text(1).isEmpty();
        components->setColumnHidden(1, !versions);
        components->setMinimumHeight((components->topLevelItemCount() + 2) * token::rowHeight);
        card->content()->addWidget(components);
    } else {
        delete components;
    }
    return card;
}

void SettingsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!m_asked)
        loadDevices();
}

void SettingsPage::loadDevices()
{
    m_asked = true;
    m_loading = true;
    Workbench* workbench = &context().workbench;
    // Loading the algorithms takes half a second, so it is a job.
    context().jobs.start<std::vector<Device>>(
        Lane::Io, {},
        [workbench](Progress&) -> Result<std::vector<Device>> {
            LATHE_TRY(LearnerModule * module, workbench->learnerModule());
            return module->devices();
        },
        this, [this](Result<std::vector<Device>> devices) {
            m_loading = false;
            if (!devices) {
                m_device->setToolTip(text(toString(devices.error())));
                return;
            }
            for (const Device& device : *devices)
                m_device->addItem(device.id == "cpu" ? text(device.name) : text(device.name) + QStringLiteral(" (") + text(device.id) + QStringLiteral(")"),
                                  text(device.id));
            m_device->setCurrentIndex(std::max(0, m_device->findData(Preferences::device())));
        });
}

} // namespace lathe
