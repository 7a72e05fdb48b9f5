namespace Mechanisms.Foundations.Formats;

/// <summary>What a word of CPLEX-LP text is.</summary>
internal enum LpTokenKind
{
    /// <summary>The text is over.</summary>
    End,

    /// <summary>Unsigned digits with point and exponent.</summary>
    Number,

    /// <summary>A name or a keyword: which of the two depends on where it stands.</summary>
    Name,

    /// <summary>A plus or a minus.</summary>
    Sign,

    /// <summary>A relation.</summary>
    Relation,

    /// <summary>The colon after a label.</summary>
    Colon,
}
