#include "nn/detail/tensors.h"

#include <cstring>

namespace lathe {

HostTensor toHost(const torch::Tensor& tensor)
{
    const torch::Tensor dense = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    HostTensor host;
    host.type = ElementType::Float32;
    host.shape = dense.sizes().vec();
    host.bytes.resize(dense.nbytes());
    if (!host.bytes.empty())
        std::memcpy(host.bytes.data(), dense.data_ptr(), host.bytes.size());
    return host;
}

torch::Tensor toTorch(const HostTensor& tensor)
{
    torch::Tensor result = torch::empty(tensor.shape, torch::kFloat32);
    const std::vector<float> values = tensor.floats();
    TORCH_CHECK(static_cast<std::int64_t>(values.size()) == result.numel(), "a tensor's size and shape differ");
    if (!values.empty())
        std::memcpy(result.data_ptr(), values.data(), values.size() * sizeof(float));
    return result;
}

} // namespace lathe
