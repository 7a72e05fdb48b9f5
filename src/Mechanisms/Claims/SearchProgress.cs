namespace Mechanisms.Claims;

/// <summary>How far a search is.</summary>
/// <param name="Examined">Cases examined so far.</param>
/// <param name="Total">Cases to examine, unless a witness is found before.</param>
public readonly record struct SearchProgress(long Examined, long Total);
