// The nearest rows of a matrix, exactly, and groups that are told by them.
#pragma once

#include "ml/learners/support.h"

namespace lathe {

/// Of m questions the k nearest rows each, nearest first; of equally far ones the earlier row comes first.
struct Nearest {
    std::size_t count = 0;              ///< k, at most the rows there are
    std::vector<std::uint32_t> rows;    ///< [m, k]
    std::vector<double> distances;      ///< [m, k] Euclidean

    std::span<const std::uint32_t> rowsOf(std::size_t question) const { return {rows.data() + question * count, count}; }
    std::span<const double> distancesOf(std::size_t question) const { return {distances.data() + question * count, count}; }
};

/// Compares every question with every row, one block of rows in the cache for a block of questions. A row that is
/// asked about itself is its own nearest. Fails with Cancelled.
Result<Nearest> nearestRows(const Matrix& rows, const Matrix& questions, std::size_t count, int threads, Progress& progress);

/// The rows of a weight above 0.
Matrix weighedRows(const Samples& train);

/// Clusters that were found among training rows; a new row gets the cluster of the nearest one.
struct RowClusters {
    Matrix rows;                         ///< those that may pass on their cluster
    std::vector<std::int64_t> clusters;  ///< of each; -1 for noise
    std::size_t count = 0;               ///< clusters
    /// How far away a row may be of a cluster's rows and still belong to it, by cluster; empty: any distance.
    std::vector<double> reach;
    /// 0: plain distances. Otherwise distances are at least the core distance of either row, the distance to the
    /// so many-th row, itself included (mutual reachability, Campello, Moulavi and Sander 2013, definition 2).
    std::size_t coreRows = 0;
    std::vector<double> coreDistances;   ///< of each row, where coreRows is above 0
};

class RowClusterModel final : public MatrixModel {
public:
    explicit RowClusterModel(RowClusters clusters) : m_clusters(std::move(clusters)) {}
    /// [n, clusters] with a 1 for the cluster of a row; without any cluster one column of 0.
    Result<Matrix> predict(const Matrix& features, Progress& progress) const override;
    nlohmann::json describe() const override;
    StateDict tensors() const override;
    Result<std::string> writeOnnx(OnnxBuilder& builder, const std::string& features) const override;
    static Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors);

private:
    RowClusters m_clusters;
};

/// Positions that were found for training rows; a new row stands among those of its nearest training rows, each
/// counting one over its distance, and a training row where it was put.
class PlacedRowsModel final : public MatrixModel {
public:
    PlacedRowsModel(Matrix rows, Matrix positions) : m_rows(std::move(rows)), m_positions(std::move(positions)) {}
    Result<Matrix> predict(const Matrix& features, Progress& progress) const override;
    nlohmann::json describe() const override;
    StateDict tensors() const override;
    Result<std::string> writeOnnx(OnnxBuilder& builder, const std::string& features) const override;
    static Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors);

private:
    Matrix m_rows, m_positions;
};

} // namespace lathe
