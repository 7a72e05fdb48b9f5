namespace Mechanisms.Cli.Solving;

/// <summary>Where the text of a file begins, for telling by its first letters what it holds.</summary>
internal static class TextStart
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The content behind a byte order mark and blanks.</summary>
    internal static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> content) =>
        (content.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content).TrimStart(" \t\r\n"u8);
}
