using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stoa.Platform.Security;
using Stoa.Web;
using Stoa.Web.Browsing;

namespace Stoa.Tests.Web;

public sealed class FormProtectionTests
{
    private static readonly PlatformKey Key = PlatformKey.Ephemeral();
    private static readonly byte[] Said = Encoding.UTF8.GetBytes("a form of somebody");

    [Fact]
    public void What_one_process_sealed_another_one_of_the_installation_reads()
    {
        var written = new FormProtection(Key).CreateProtector("forms").Protect(Said);
        Assert.Equal(Said, new FormProtection(Key).CreateProtector("forms").Unprotect(written));
        Assert.NotEqual(written, new FormProtection(Key).CreateProtector("forms").Protect(Said));
    }

    [Fact]
    public void Nobody_else_does_and_nothing_reads_what_was_changed()
    {
        var forms = new FormProtection(Key).CreateProtector("forms");
        var written = forms.Protect(Said);
        Assert.ThrowsAny<CryptographicException>(() => new FormProtection(PlatformKey.Ephemeral()).CreateProtector("forms").Unprotect(written));
        Assert.ThrowsAny<CryptographicException>(() => new FormProtection(Key).CreateProtector("other").Unprotect(written));
        Assert.ThrowsAny<CryptographicException>(() => forms.CreateProtector("inner").Unprotect(written));
        Assert.ThrowsAny<CryptographicException>(() => forms.Unprotect([]));
        for (var at = 0; at < written.Length; at += 7)
        {
            var changed = written.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => forms.Unprotect(changed));
        }
    }

    [Fact]
    public void The_pages_write_no_keys_of_their_own()
    {
        var services = new ServiceCollection().AddSingleton(Key).AddStoaWeb();
        Assert.DoesNotContain(services, s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly.GetName().Name == "Microsoft.AspNetCore.DataProtection");
        using var provider = services.BuildServiceProvider();
        Assert.IsType<FormProtection>(provider.GetRequiredService<IDataProtectionProvider>());
    }
}
