namespace Stoa.Market.Notifications.Letters;

/// <summary>What a letter says, before it is put into words.</summary>
/// <param name="Subject">The subject's phrase.</param>
/// <param name="Paragraphs">Phrases, in order.</param>
/// <param name="Code">Something to be copied, set apart: a code, a command; null for none.</param>
internal sealed record Letter(Phrase Subject, IReadOnlyList<Phrase> Paragraphs, string? Code = null);

/// <param name="Key">In the files of words.</param>
/// <param name="Values">Put in where the words say {0}, {1} ...</param>
internal sealed record Phrase(string Key, params string[] Values);
