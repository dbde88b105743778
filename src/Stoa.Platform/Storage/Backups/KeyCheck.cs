using Stoa.Platform.Security;

namespace Stoa.Platform.Storage.Backups;

/// <summary>A backup without its key opens nothing: logins and secrets are made from it. So the key is never in it, a check is.</summary>
internal static class KeyCheck
{
    public static string Of(PlatformKey key) => Convert.ToHexStringLower(key.Derive("backup/key-check"))[..16];
}
