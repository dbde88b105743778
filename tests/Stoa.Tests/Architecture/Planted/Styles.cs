// Each type below breaks a rule of style, for TheStyle to find.
namespace Stoa.Tests.Architecture.Planted;

public class OrderManager;

internal interface IAlone;

internal sealed class Crowded(int a, int b, int c, int d, int e, int f) : IAlone, IAsyncDisposable
{
    public int Sum => a + b + c + d + e + f;

    public static int Five(int a, int b, int c, int d, int e) => a + b + c + d + e;

    public static Task WorkAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal sealed record Wide(int A, int B, int C, int D, int E, int F);
