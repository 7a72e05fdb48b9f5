namespace Mechanisms.Learning;

/// <summary>A place of a segment of rules where an agent's answer switches.</summary>
/// <param name="Before">The answer before.</param>
/// <param name="After">The answer after.</param>
/// <param name="Place">The place, from 0 to 1.</param>
/// <param name="Width">How wide the part of the segment is that it lies in the middle of.</param>
internal readonly record struct AnswerSwitch(int Before, int After, double Place, double Width);
