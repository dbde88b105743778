using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Keeps the consoles' files small: an emulated serial port writes a few megabytes a second at most.</summary>
internal sealed class TrimConsoles(LibvirtOptions options, TimeProvider clock, ILogger<TrimConsoles> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>Looks at each machine's once.</summary>
    public void Look()
    {
        foreach (var folder in Directory.Exists(options.MachinesFolder) ? Directory.GetDirectories(options.MachinesFolder) : [])
        {
            var key = Path.GetFileName(folder);
            try
            {
                if (ConsoleLog.Trim(new MachineFiles(options.MachinesFolder, key))) log.LogInformation("The console of {Machine} had grown beyond {Bytes} bytes and was cut off", key, ConsoleLog.Most);
            }
            catch (IOException gone)
            {
                log.LogDebug("The console of {Machine} was not looked at: {Reason}", key, gone.Message);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
    }
}
