using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>Reads experiment files.</summary>
internal static class ExperimentFile
{
    private static string[] Kinds { get; } = ["clickbait", "clickbait-checks", "bandit", "equilibrium", "manipulation", "federated", "cascades", "fairness", "no-regret", "forecasting", "hired-agents", "senders", "contracts"];

    /// <summary>Reads an experiment.</summary>
    /// <param name="path">Name of the file, which names the experiment when nothing else does.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="overrides">What the command line says instead.</param>
    /// <exception cref="DataException">The content is refused.</exception>
    /// <exception cref="UsageException">An option does not apply to this kind of experiment.</exception>
    internal static IExperimentPlan Read(string path, byte[] content, Overrides overrides)
    {
        JsonField root = JsonText.Parse(content);
        NullFields.Refuse(root);
        ExperimentHeader header = ExperimentHeader.Read(root, path, overrides);
        Sequence<GridAxis> axes = GridAxes.Of(root);
        return axes.Count == 0
            ? ReadOne(root, header, overrides)
            : GridPlan.Read(root, header, axes, overrides, cell => ReadOne(cell, header, overrides));
    }

    private static IExperimentPlan ReadOne(JsonField root, ExperimentHeader header, Overrides overrides) =>
        header.Kind switch
        {
            "clickbait" => ClickbaitPlan.Read(root, header, overrides),
            "clickbait-checks" => ChecksPlan.Read(root, header, overrides),
            "bandit" => BanditPlan.Read(root, header, overrides),
            "equilibrium" => EquilibriumPlan.Read(root, header, overrides),
            "fairness" => FairnessFile.Read(root, header, overrides),
            "no-regret" => GameFile.Read(root, header, overrides),
            "cascades" => CascadesFile.Read(root, header, overrides),
            "forecasting" => ForecastingFile.Read(root, header, overrides),
            "hired-agents" => HiredAgentsFile.Read(root, header, overrides),
            "contracts" => ContractsFile.Read(root, header, overrides),
            "senders" => SendersFile.Read(root, header, overrides),
            "federated" => FederatedFile.Read(root, header, overrides),
            "manipulation" => ManipulationPlan.Read(root, header, overrides),
            _ => throw root.Required("kind").Error(
                $"The kind must be one of {string.Join(", ", Kinds)}; got \"{header.Kind}\"{Spelling.Hint(header.Kind, Kinds)} Change it."),
        };
}
