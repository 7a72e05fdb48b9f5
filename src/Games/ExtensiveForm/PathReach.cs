namespace Mechanisms.Games.ExtensiveForm;

/// <summary>How likely a drawn path is: by the learner's strategy, by chance and the others, and by the way it was drawn.</summary>
internal readonly record struct PathReach(double Own, double Others, double Drawn);
