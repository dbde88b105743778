using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;
using Stoa.Web.Components.Ui;

namespace Stoa.Web.Components.Pages.Guide;

/// <summary>What components would answer: data for the design guide, in one language like all data.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset At = new(2026, 11, 21, 9, 41, 0, TimeSpan.Zero);
    public const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEyV0n5xL8v2 ada@analytical";

    public const string Command = "ssh -p 2201 debian@127.0.0.1";

    public static readonly Money Price = new(1234.5m, "EUR");

    public static readonly Problem Refused = new(
        "accounts:invalid", "The form holds mistakes", 422, null,
        [
            new("/email", "This is not an e-mail address: the part after @ is missing."),
            new("/sshKey", "The key ends too early: 68 characters of base 64 are expected, 44 were found."),
            new("/country", "Choose a country: VAT depends on it."),
            new("/terms", "Orders need the terms to be accepted."),
        ],
        "4bf92f3577b34da6a3ce929d0e0e4736");

    public static readonly IReadOnlyList<Choice> Countries = [new("", ""), new("IT", "Italia"), new("DE", "Deutschland"), new("FR", "France")];

    public static readonly IReadOnlyList<Choice> Payments =
    [
        new("card", "Card", "Visa, Mastercard; confirmed by your bank", "\u20ac15.01"),
        new("transfer", "Bank transfer", "The machine is built when the money arrives", "\u20ac15.01"),
    ];

    public static readonly IReadOnlyList<PlanOffer> Plans =
    [
        Plan("Small", 6.90m, "To try things out.", ["1 vCPU", "1 GB", "10 GB", null]),
        Plan("Small with data disk", 12.30m, "What you store survives a new system.", ["1 vCPU", "1 GB", "10 GB", "20 GB"]) with { IsRecommended = true },
        Plan("Medium", 24.00m, "Room for a database and its cache.", ["2 vCPU", "4 GB", "20 GB", "80 GB"]),
        Plan("Large", null, "Sized with you, billed as agreed.", ["8 vCPU and more", "16 GB and more", "by agreement", "by agreement"]),
    ];

    public static readonly IReadOnlyList<StepView> Waiting =
    [
        Step("check-prerequisites", StepState.Done),
        Step("ensure-machine", StepState.Done),
        Step("ensure-data-disk", StepState.Active) with { Percent = 62 },
        Step("create-dns-entry", StepState.Waiting) with { Reason = "The name server does not answer; asked again in 10 s.", Attempts = 3 },
        Step("notify-customer", StepState.Ahead),
    ];

    public static readonly IReadOnlyList<StepView> Finished = [.. Waiting.Select(s => Step(s.Name, StepState.Done))];

    public static readonly IReadOnlyList<StepView> Failed =
    [
        Step("check-prerequisites", StepState.Undone),
        Step("ensure-machine", StepState.Undoing),
        Step("ensure-data-disk", StepState.Failed) with { Reason = "The image has another checksum than was recorded.", Attempts = 60 },
    ];

    public static readonly IReadOnlyList<(string Name, string Plan, Tone Tone, Money Price)> Machines =
    [
        ("web-1", "Medium", Tone.Good, new(24m, "EUR")),
        ("build", "Small", Tone.Busy, new(6.9m, "EUR")),
        ("archive", "Small with data disk", Tone.Neutral, new(12.3m, "EUR")),
        ("old-shop", "Large", Tone.Bad, new(1190m, "EUR")),
    ];

    private static StepView Step(string name, StepState state) => new(name, state, null, null, 0, 60, null, state == StepState.Done ? At : null);

    private static PlanOffer Plan(string name, decimal? price, string summary, string?[] values)
    {
        string[] names = ["Processor", "Memory", "System disk", "Data disk"];
        return new(name, price is { } amount ? new Money(amount, "EUR") : null, 1, "#plans", [.. names.Zip(values, (n, v) => new PlanTrait(n, v))])
        {
            Summary = summary,
        };
    }
}
