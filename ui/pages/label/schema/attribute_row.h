// One attribute of a class in the editor of the schema: name, kind, whether it is required, choices, what it begins with.
#pragma once

#include "data/annotation.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace lathe {

class AttributeRow : public QWidget {
    Q_OBJECT
public:
    AttributeRow(const AttributeSpec& spec, QWidget* parent = nullptr);
    /// As the fields say it now.
    AttributeSpec spec() const;
    /// The name that it had when the row was made.
    const std::string& formerName() const { return m_formerName; }
    void setTaken() { m_formerName = spec().name; }
    void focusName();

signals:
    void changed();
    void removeWanted();

private:
    void showKind();

    std::string m_formerName;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QCheckBox* m_required;
    QLineEdit* m_choices;
    QLineEdit* m_preset;
    QComboBox* m_flag;
};

} // namespace lathe
