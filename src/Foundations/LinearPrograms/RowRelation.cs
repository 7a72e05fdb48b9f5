namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How the activity of a written row stands to its bound.</summary>
internal enum RowRelation : byte
{
    /// <summary>At least the bound.</summary>
    AtLeast,

    /// <summary>At most the bound.</summary>
    AtMost,

    /// <summary>Equal to the bound.</summary>
    Equal,
}
