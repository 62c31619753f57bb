// The control of a parameter that names columns of a table.
#pragma once

#include "data/table.h"
#include "ui/forms/param_editor.h"

#include <optional>

class QLineEdit;
class QPushButton;

namespace lathe {

class ColumnPicker;

/// A button that says what is chosen and opens a list of the columns of the right types. Without a schema the names
/// are typed, with commas between them.
class ColumnsEditor final : public ParamEditor {
    Q_OBJECT
public:
    ColumnsEditor(const ParamSpec& spec, const Schema* schema, QWidget* parent);

    Result<ParamValue> read() const override;
    void show(const ParamValue& value) override;
    void setReadOnly(bool readOnly) override;
    QWidget* control() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    bool isAllowed(const Field& field) const;
    void open();
    void picked();
    void describe();

    ParamSpec m_spec;
    std::optional<Schema> m_schema;
    Names m_names; ///< none: all of the types
    QPushButton* m_button = nullptr;
    QLineEdit* m_field = nullptr; ///< instead of the button, without a schema
    ColumnPicker* m_picker = nullptr;
};

/// "All numeric", "All columns": what no name stands for.
QString allColumnsText(const ParamSpec& spec);

} // namespace lathe
