#include "nn/detail/batched_product.h"

#include "ml/kernels.h"

#include <ATen/Parallel.h>

namespace lathe {

namespace {

torch::Tensor multiplied(const torch::Tensor& a, const torch::Tensor& b)
{
    const torch::Tensor left = a.contiguous(), right = b.contiguous();
    const std::int64_t count = left.size(0), m = left.size(1), k = left.size(2), n = right.size(2);
    torch::Tensor result = torch::empty({count, m, n}, left.options());
    const float* x = left.data_ptr<float>();
    const float* y = right.data_ptr<float>();
    float* out = result.data_ptr<float>();
    at::parallel_for(0, count, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            multiply(x + i * m * k, y + i * k * n, out + i * m * n, static_cast<std::size_t>(m), static_cast<std::size_t>(k),
                     static_cast<std::size_t>(n));
    });
    return result;
}

class BatchedProduct : public torch::autograd::Function<BatchedProduct> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& a, const torch::Tensor& b)
    {
        context->save_for_backward({a, b});
        return multiplied(a, b);
    }
    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients)
    {
        const auto saved = context->get_saved_variables();
        return {multiplied(gradients[0], saved[1].transpose(1, 2)), multiplied(saved[0].transpose(1, 2), gradients[0])};
    }
};

} // namespace

torch::Tensor batchedProduct(const torch::Tensor& a, const torch::Tensor& b)
{
    if (!a.device().is_cpu() || at::globalContext().hasMKL())
        return torch::bmm(a, b);
    return BatchedProduct::apply(a, b);
}

} // namespace lathe
