namespace Mechanisms.Games.Formats;

/// <summary>What a word of Gambit's text is.</summary>
internal enum GambitTokenKind
{
    /// <summary>Letters, digits and signs up to a blank, a brace, a comma or a quote.</summary>
    Word,

    /// <summary>Text between quotes.</summary>
    Quoted,

    /// <summary>An opening brace.</summary>
    Open,

    /// <summary>A closing brace.</summary>
    Close,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>The end of the text.</summary>
    End,
}
