#include "ui/forms/param_editor.h"

#include "ui/forms/columns_editor.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

/// As a person of this locale writes it, without grouping: 0,003 in German.
QString localText(const ParamValue& value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return locale.toString(qlonglong(*integer));
    if (const auto* real = std::get_if<double>(&value))
        return locale.toString(*real, 'g', QLocale::FloatingPointShortest);
    return QString::fromStdString(toText(value));
}

class SwitchEditor final : public ParamEditor {
public:
    explicit SwitchEditor(QWidget* parent) : ParamEditor(parent), m_box(new QCheckBox)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addStretch(1);
        row->addWidget(m_box);
        connect(m_box, &QCheckBox::toggled, this, &ParamEditor::edited);
    }
    Result<ParamValue> read() const override { return ParamValue(m_box->isChecked()); }
    void show(const ParamValue& value) override { m_box->setChecked(std::get<bool>(value)); }
    void setReadOnly(bool readOnly) override { m_box->setEnabled(!readOnly); }
    QWidget* control() const override { return m_box; }

private:
    QCheckBox* m_box;
};

/// A number as text; the arrow keys step it, by factors where the parameter moves in factors.
class NumberEditor final : public ParamEditor {
public:
    NumberEditor(const ParamSpec& spec, QWidget* parent) : ParamEditor(parent), m_spec(spec), m_field(new QLineEdit)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(token::space8);
        m_field->setAlignment(Qt::AlignRight);
        m_field->setPlaceholderText(backendText(spec.zeroText));
        row->addWidget(m_field, 1);
        if (!spec.unit.empty())
            row->addWidget(captionLabel(backendText(spec.unit)));
        m_field->installEventFilter(this);
        connect(m_field, &QLineEdit::textEdited, this, &ParamEditor::edited);
    }

    Result<ParamValue> read() const override
    {
        // The locale's way of writing, then the programmer's (1e-3).
        QString text = m_field->text().trimmed();
        if (text.isEmpty() && !m_spec.zeroText.empty())
            text = QStringLiteral("0");
        bool ok = false;
        if (m_spec.type == ParamType::Real) {
            const double value = QLocale().toDouble(text, &ok);
            return parseValue(m_spec, ok ? toText(ParamValue(value)) : text.toStdString());
        }
        const qlonglong value = QLocale().toLongLong(text, &ok);
        return parseValue(m_spec, ok ? std::to_string(value) : text.toStdString());
    }

    void show(const ParamValue& value) override
    {
        const bool isZero = value == ParamValue(0.0) || value == ParamValue(std::int64_t(0));
        m_field->setText(isZero && !m_spec.zeroText.empty() ? QString() : localText(value));
    }
    void setReadOnly(bool readOnly) override { m_field->setReadOnly(readOnly); }
    QWidget* control() const override { return m_field; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key == Qt::Key_Up || key == Qt::Key_Down) {
                step(key == Qt::Key_Up);
                return true;
            }
        }
        return ParamEditor::eventFilter(watched, event);
    }

private:
    void step(bool up)
    {
        const auto now = read();
        if (!now || m_field->isReadOnly())
            return;
        const double low = m_spec.minimum.value_or(-HUGE_VAL), high = m_spec.maximum.value_or(HUGE_VAL);
        if (m_spec.type == ParamType::Integer) {
            const double value = double(std::get<std::int64_t>(*now));
            const double next = m_spec.logarithmic ? (up ? value * 2 : value / 2) : value + (up ? 1 : -1);
            show(std::int64_t(std::clamp(std::round(next), low, high)));
        } else {
            const double value = std::get<double>(*now);
            // 1, 2, 5, 10 …: three steps a decade; else a twentieth of the range, or a tenth of the value.
            const double range = m_spec.minimum && m_spec.maximum ? (high - low) / 20 : std::abs(value) / 10;
            double next = value + (up ? range : -range);
            if (m_spec.logarithmic && value > 0) {
                const double power = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
                const double lead = value / power;
                const double above = lead < 1.9 ? 2 : lead < 4.9 ? 5 : 10;
                const double below = lead > 5.1 ? 5 : lead > 2.1 ? 2 : lead > 1.1 ? 1 : 0.5;
                next = (up ? above : below) * power;
            }
            next = std::clamp(next, low, high);
            show(QString::number(next, 'g', 6).toDouble());
        }
        emit edited();
    }

    ParamSpec m_spec;
    QLineEdit* m_field;
};

/// Scrolling the form over a list must not change it.
class CalmCombo final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

class ChoiceEditor final : public ParamEditor {
public:
    ChoiceEditor(const ParamSpec& spec, QWidget* parent) : ParamEditor(parent), m_box(new CalmCombo)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(m_box);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        for (const Choice& choice : spec.choices)
            m_box->addItem(backendText(choice.label), QString::fromStdString(choice.id));
        connect(m_box, &QComboBox::currentIndexChanged, this, &ParamEditor::edited);
    }
    Result<ParamValue> read() const override { return ParamValue(m_box->currentData().toString().toStdString()); }
    void show(const ParamValue& value) override
    {
        m_box->setCurrentIndex(m_box->findData(QString::fromStdString(std::get<std::string>(value))));
    }
    void setReadOnly(bool readOnly) override { m_box->setEnabled(!readOnly); }
    QWidget* control() const override { return m_box; }

private:
    QComboBox* m_box;
};

class TextEditor final : public ParamEditor {
public:
    TextEditor(const ParamSpec& spec, QWidget* parent) : ParamEditor(parent), m_field(new QLineEdit)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(token::space4);
        row->addWidget(m_field, 1);
        connect(m_field, &QLineEdit::textChanged, this, &ParamEditor::edited);
        if (spec.type != ParamType::File)
            return;
        m_browse = secondaryButton(QStringLiteral("…"));
        m_browse->setFixedWidth(token::controlHeight);
        m_browse->setAccessibleName(tr("Choose file…"));
        m_browse->setToolTip(tr("Choose file…"));
        row->addWidget(m_browse);
        connect(m_browse, &QPushButton::clicked, this, [this] {
            auto* dialog = new QFileDialog(this, tr("Choose file"), m_field->text());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setFileMode(QFileDialog::ExistingFile);
            connect(dialog, &QFileDialog::fileSelected, m_field, &QLineEdit::setText);
            dialog->open();
        });
    }
    Result<ParamValue> read() const override { return ParamValue(m_field->text().toStdString()); }
    void show(const ParamValue& value) override { m_field->setText(QString::fromStdString(std::get<std::string>(value))); }
    void setReadOnly(bool readOnly) override
    {
        m_field->setReadOnly(readOnly);
        if (m_browse)
            m_browse->setEnabled(!readOnly);
    }
    QWidget* control() const override { return m_field; }

private:
    QLineEdit* m_field;
    QPushButton* m_browse = nullptr;
};

} // namespace

ParamEditor* ParamEditor::make(const ParamSpec& spec, const Schema* schema, QWidget* parent)
{
    switch (spec.type) {
    case ParamType::Boolean: return new SwitchEditor(parent);
    case ParamType::Integer:
    case ParamType::Real: return new NumberEditor(spec, parent);
    case ParamType::Choice: return new ChoiceEditor(spec, parent);
    case ParamType::Columns: return new ColumnsEditor(spec, schema, parent);
    case ParamType::Text:
    case ParamType::File: break;
    }
    return new TextEditor(spec, parent);
}

} // namespace lathe
