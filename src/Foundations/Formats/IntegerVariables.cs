namespace Mechanisms.Foundations.Formats;

/// <summary>What a reader of linear programs does with variables that the text declares integer.</summary>
public enum IntegerVariables
{
    /// <summary>The text is refused, with the line of the first one.</summary>
    Refused,

    /// <summary>They are read as continuous ones within the same bounds: the program is the relaxation, not the problem itself.</summary>
    Relaxed,
}
