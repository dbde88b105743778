using Stoa.Contracts.Common;

namespace Stoa.Contracts.Notifications;

/// <summary>A mail that was or will be sent.</summary>
public readonly record struct MailId(Guid Value) : ITypedId<MailId>
{
    public static string Prefix => "mail";
    public static MailId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out MailId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
