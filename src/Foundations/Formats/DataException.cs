namespace Mechanisms.Foundations.Formats;

/// <summary>A file or text holds data that cannot be used: where, what was required, what came, what to do.</summary>
public sealed class DataException : FormatException
{
    /// <summary>Initializes an error at a place in a text.</summary>
    /// <param name="place">Line (<c>line 12</c>) or field (<c>instance.outcome[3]</c>); empty for the text as a whole.</param>
    /// <param name="message">What was required, what came, what to do.</param>
    /// <param name="innerException">The cause, if another error is behind this one.</param>
    public DataException(string place, string message, Exception? innerException = null)
        : base(string.IsNullOrEmpty(place) ? message : $"{place}: {message}", innerException) => Place = place;

    /// <summary>Gets the line or field.</summary>
    public string Place { get; }
}
