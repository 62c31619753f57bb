// The right side of Collect: what a preview found and how it comes in; a dataset; one of its pictures.
#pragma once

#include "services/import_service.h"
#include "ui/pages/collect/set_facts.h"
#include "ui/pages/collect/table_facts.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QVBoxLayout;

namespace lathe {

class ColumnDetail;
class KeyValueList;
class ParamForm;
class PictureView;
class SplitSummary;
class TableModel;
class ThumbnailLoader;

class CollectInspector : public QWidget {
    Q_OBJECT
public:
    CollectInspector(ThumbnailLoader& loader, const Catalog<Importer>& importers, QWidget* parent = nullptr);

    void showPreview(const ImportPreview& preview, const SetFacts& facts);
    void showPreview(const ImportPreview& preview, const TableFacts& facts);
    void showDataset(const DatasetVersion& version, const SetFacts& facts);
    void showDataset(const DatasetVersion& version, const TableFacts& facts);
    /// -1: none, the picture's part is hidden.
    void showItem(std::shared_ptr<const ItemSet> set, std::int64_t item);
    /// All about a column of the table that is shown; -1: none.
    void showColumn(const TableModel& model, int column);
    void showNothing();

    QString name() const;
    bool isNameValid() const;
    QLineEdit* nameField() const { return m_name; }
    /// The importer chosen (`auto` or an id) and its parameters.
    std::string format() const;
    Params parameters() const;

signals:
    void nameChanged();
    /// Another importer or other parameters: the source must be read again.
    void formatChanged();
    /// As TableView::rangeClicked.
    void rangeClicked(int column, double low, double high, const QString& category);

private:
    static QString sizeText(const Item& item);
    static QString contentText(const ImportPreview& preview);
    QWidget* makeImport();
    void showImport(const ImportPreview& preview);
    void validateName();
    void updateForm();

    const Catalog<Importer>& m_importers;
    QWidget* m_itemBox;
    PictureView* m_picture;
    KeyValueList* m_itemFacts;
    ColumnDetail* m_column;
    QWidget* m_setBox;
    QLabel* m_factsHeading;
    KeyValueList* m_facts;
    QLabel* m_splitHeading;
    SplitSummary* m_split;
    QWidget* m_importBox;
    QLineEdit* m_name;
    QLabel* m_nameProblem;
    QComboBox* m_format;
    ParamForm* m_form;
    QLabel* m_note;
    bool m_previewing = false;
    int m_nextVersion = 1;
};

} // namespace lathe
