#include "base/hash.h"

#include "base/text.h"

#include <openssl/evp.h>

#include <fstream>

namespace lathe {

std::string Hash::hex() const
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<Hash> Hash::fromHex(std::string_view text)
{
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    Hash hash;
    if (text.size() != 64)
        return fail(ErrorCode::Parse,
                    "A SHA-256 has 64 hexadecimal digits, not " + std::to_string(text.size()));
    for (std::size_t i = 0; i < 32; ++i) {
        const int high = digit(text[2 * i]);
        const int low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return fail(ErrorCode::Parse, "“" + toUtf8(text) + "” is no SHA-256");
        hash.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return hash;
}

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() { restart(); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void restart()
    {
        // Fetched once: a fetch for every hash costs more than hashing a small picture.
        static const EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        EVP_DigestInit_ex2(context, algorithm, nullptr);
    }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(ByteView bytes)
{
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

Hash Sha256::finish()
{
    Hash hash;
    EVP_DigestFinal_ex(m_state->context, hash.bytes.data(), nullptr);
    m_state->restart();
    return hash;
}

Hash sha256(ByteView bytes)
{
    thread_local Sha256 hasher;
    hasher.add(bytes);
    return hasher.finish();
}

Result<Hash> sha256File(const std::filesystem::path& path)
{
    std::error_code error;
    std::ifstream file;
    if (std::filesystem::is_regular_file(path, error)) // a pipe would keep us waiting
        file.open(path, std::ios::binary);
    if (!file.is_open())
        return fail(ErrorCode::Io, "The file cannot be opened",
                    "Check that it exists and may be read", path.string());
    Sha256 hasher;
    Bytes buffer(1 << 18);
    while (file.read(reinterpret_cast<char*>(buffer.data()),
                     static_cast<std::streamsize>(buffer.size())),
           file.gcount() > 0)
        hasher.add({buffer.data(), static_cast<std::size_t>(file.gcount())});
    if (file.bad())
        return fail(ErrorCode::Io, "The file cannot be read to its end", {}, path.string());
    return hasher.finish();
}

} // namespace lathe
