using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Http.Shelf;

public readonly record struct BookId(Guid Value) : ITypedId<BookId>
{
    public static string Prefix => "book";
    public static BookId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out BookId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}

public enum Binding
{
    Paper,
    Cloth,
}

/// <summary>A book to be.</summary>
/// <param name="Title">What it is called, unique on the shelf.</param>
/// <param name="Price">Net.</param>
/// <param name="Chapters">In order.</param>
/// <param name="Binding">How it is bound.</param>
/// <param name="Printed">When.</param>
public sealed record BookRequest(
    string Title, Money? Price = null, IReadOnlyList<Chapter>? Chapters = null, Binding Binding = Binding.Paper, DateOnly? Printed = null);

/// <summary>A part of a book.</summary>
public sealed record Chapter(string Title, int Pages, IReadOnlyDictionary<string, string>? Notes = null);

/// <summary>A book that is there.</summary>
public sealed record BookView(BookId Id, string Title, long Version, DateTimeOffset CreatedAt) : IVersioned;

/// <summary>A way into the locked room.</summary>
/// <param name="Id">Of the key.</param>
/// <param name="Code">Shown once.</param>
/// <param name="Room">Where it leads.</param>
public sealed record RoomKey(BookId Id, [property: Secret] string? Code, string Room);

internal sealed class Book : Aggregate
{
    public BookId Id { get; init; }
    public TenantId TenantId { get; init; }
    public string Title { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public override string Subject => Id.ToString();
    public BookView ToView() => new(Id, Title, Version, CreatedAt);
}
