namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Which part of a game tree an iteration draws.</summary>
public enum PathSampling
{
    /// <summary>What chance and the others do is drawn; all own actions are tried.</summary>
    External = 0,

    /// <summary>A single path is drawn.</summary>
    Outcome = 1,
}
