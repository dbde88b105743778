using System.Buffers.Binary;
using System.Text;

namespace Stoa.SystemTests.Kills;

/// <summary>A message of PostgreSQL's protocol 3.0: its letter, and all its bytes as they travel.</summary>
internal readonly record struct WireMessage(char Kind, byte[] Bytes)
{
    private const int Head = 5;

    /// <summary>Null when the other side has gone.</summary>
    public static async Task<WireMessage?> Read(Stream from)
    {
        var head = new byte[Head];
        if (await from.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false) < Head) return null;
        var bytes = new byte[1 + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        head.CopyTo(bytes, 0);
        await from.ReadExactlyAsync(bytes.AsMemory(Head));
        return new WireMessage((char)head[0], bytes);
    }

    /// <summary>The strings that its body begins with, each ended by a zero byte.</summary>
    public string[] Texts(int count)
    {
        var texts = new string[count];
        for (var (i, at) = (0, Head); i < count; i++)
        {
            var end = Array.IndexOf(Bytes, (byte)0, at);
            texts[i] = Encoding.UTF8.GetString(Bytes, at, end - at);
            at = end + 1;
        }

        return texts;
    }

    /// <summary>Of a data row: whether a column is neither null nor zero.</summary>
    public bool HasValues()
    {
        var columns = BinaryPrimitives.ReadInt16BigEndian(Bytes.AsSpan(Head));
        for (var (i, at) = (0, Head + sizeof(short)); i < columns; i++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(at));
            at += sizeof(int);
            if (length <= 0) continue;
            if (Bytes.AsSpan(at, length).ContainsAnyExcept((byte)0, (byte)'0')) return true;
            at += length;
        }

        return false;
    }
}
