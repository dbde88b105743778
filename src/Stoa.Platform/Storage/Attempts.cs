namespace Stoa.Platform.Storage;

/// <summary>Work that is begun anew at once where an attempt ended for a reason that may be gone by then.</summary>
internal static class Attempts
{
    private const int Most = 5;

    /// <summary>Does the work; the last attempt's exception is the caller's, and so is one that is none of these.</summary>
    /// <param name="work">All of it: of an attempt that ended nothing is left, or the next one finds it done.</param>
    /// <param name="mayPass">Whether another attempt is worth it.</param>
    /// <param name="tell">Told why an attempt ended after which another one begins.</param>
    public static async Task<TResult> At<TResult>(Func<Task<TResult>> work, Func<Exception, bool> mayPass, Action<string> tell)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception ended) when (attempt < Most && mayPass(ended))
            {
                tell(ended.GetBaseException().Message);
            }
        }
    }
}
