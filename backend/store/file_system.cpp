#include "store/file_system.h"

#include <algorithm>
#include <array>

#ifdef __linux__
#include <sys/vfs.h>
#endif

namespace lathe {

namespace {

constexpr std::array<std::uint32_t, 11> kNetworks = {
    0x00006969, // NFS
    0x0000517B, // SMB
    0xFF534D42, // CIFS
    0xFE534D42, // SMB 2
    0x0000564C, // NCP
    0x73757245, // Coda
    0x5346414F, // AFS
    0x00C36400, // Ceph
    0x01021997, // 9P
    0x65735546, // FUSE
    0x0BD00BD0, // Lustre
};

} // namespace

bool isNetworkFileSystem(std::uint32_t kind) { return std::ranges::find(kNetworks, kind) != kNetworks.end(); }

bool isOnNetwork(const std::filesystem::path& path)
{
#ifdef __linux__
    struct statfs status {};
    if (::statfs(path.c_str(), &status) != 0 && ::statfs(path.parent_path().empty() ? "." : path.parent_path().c_str(), &status) != 0)
        return false;
    return isNetworkFileSystem(static_cast<std::uint32_t>(status.f_type));
#else
    (void)path;
    return false;
#endif
}

} // namespace lathe
