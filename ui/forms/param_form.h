// A form made from typed parameters: the right control for each, its unit, its help, what was changed.
#pragma once

#include "base/params.h"

#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace lathe {

class ParamRow;
struct Schema;

class ParamForm : public QWidget {
    Q_OBJECT
public:
    explicit ParamForm(QWidget* parent = nullptr);
    ~ParamForm() override;

    /// Common parameters first, the rest behind "More settings"; all at their defaults.
    /// `schema` has the columns that parameters may name; it is not kept.
    void setSpecs(std::vector<ParamSpec> specs, const Schema* schema = nullptr);
    bool hasSpecs() const { return !m_specs.empty(); }
    /// Values of names that the specs do not have are left out.
    void setParams(const Params& params);
    /// What the fields say; a field that is not valid gives its last valid value.
    Params params() const;
    bool isValid() const;
    /// The names that differ from their defaults.
    std::vector<std::string> changedNames() const;
    /// Shows values, takes none: for a run that is there already.
    void setReadOnly(bool readOnly);

signals:
    void changed();
    void validityChanged(bool valid);

private:
    void rowChanged();

    std::vector<ParamSpec> m_specs;
    std::vector<ParamRow*> m_rows;
    QVBoxLayout* m_layout;
    QWidget* m_more = nullptr;
    QPushButton* m_moreButton = nullptr;
    bool m_readOnly = false;
    bool m_wasValid = true;
};

} // namespace lathe
