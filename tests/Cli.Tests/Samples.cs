namespace Mechanisms.Cli.Tests;

/// <summary>Small valid files.</summary>
internal static class Samples
{
    public const string Contract = """
        {
          "schema": "mechanisms/contract/1",
          "instance": {
            "type": "single", "numActions": 3, "numOutcomes": 3,
            "outcome": [[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.1, 0.3, 0.6]],
            "cost": [0, 0.05, 0.12],
            "reward": [0, 0.5, 1],
            "sumCap": null, "paymentCap": null, "outsideOption": null
          }
        }
        """;

    public const string Clickbait = """
        {
          "schema": "mechanisms/experiment/1", "name": "tiny", "kind": "clickbait", "description": "Which learner?", "seed": 7,
          "horizon": 200, "replications": 3, "epochs": 3, "checkpoints": 5,
          "environment": { "means": [0.6, 0.5], "utility": "click-penalty", "penalty": 5 },
          "learners": ["ucb-s", { "learner": "ucb-mu", "confidence": 1 }, "uniform"],
          "adaptation": { "probeReplications": 2 }
        }
        """;

    public const string Bandit = """
        {
          "schema": "mechanisms/experiment/1", "name": "plain", "kind": "bandit", "horizon": 100, "replications": 4,
          "means": [0.9, 0.5], "learners": ["ucb1", "uniform"]
        }
        """;

    public const string Equilibrium = """
        {
          "schema": "mechanisms/experiment/1", "name": "nash", "kind": "equilibrium", "horizon": 300, "replications": 4,
          "environment": { "means": [0.6, 0.5], "utility": "click-penalty", "penalty": 5 },
          "learners": ["ucb-s", "ucb-mu"], "grid": { "lowest": 0.5, "count": 3 }, "coalitions": [[0, 1]], "epsilonPerRound": 0.05
        }
        """;

    public const string Responders = """
        {
          "schema": "mechanisms/experiment/1", "name": "responders", "kind": "clickbait", "horizon": [200, 400, 800], "replications": 3, "epochs": 3,
          "environment": { "means": [0.6, 0.5, 0.4], "utility": "click-penalty", "penalty": 5 },
          "learners": ["ucb-s", { "learner": "ucb-mu", "confidence": [1, 2] }],
          "adaptation": { "agent": "best-responder", "grid": { "lowest": 0.4, "count": 4 }, "slack": 1, "ties": "for-principal", "order": "in-turn",
            "probeReplications": 2, "coalitions": [{ "arms": [1, 2], "agreement": "nobody-loses" }] }
        }
        """;

    public const string Manipulation = """
        {
          "schema": "mechanisms/experiment/1", "name": "claims", "kind": "manipulation", "horizon": 200, "replications": 3, "epochs": 3, "checkpoints": 20,
          "environment": { "weights": [1, 0.8], "noise": 0.5, "features": [[0.5, -0.5], [-0.5, 0.5], [0.5, 0.5]] },
          "learners": [{ "learner": "grim-trigger", "of": "disjoint-linucb", "timing": "post-update" }, { "learner": "linucb", "radius": 2 },
            { "learner": "uniform-first", "of": "lints", "rounds": 5, "name": "LinTS after five" }, "known-weights", "uniform"],
          "adaptation": { "probeStep": 0.3, "sharesNoise": true }
        }
        """;

    public const string Federated = """
        {
          "schema": "mechanisms/experiment/1", "name": "clients", "kind": "federated", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": { "clients": 4, "dimension": 3, "arms": 5, "pool": 50, "exaggeration": 2 },
          "learners": [{ "learner": "greedy-cover", "progress": [0.5, 0.9] }, { "learner": "budget-search", "growth": 0.2 }, "exact-vcg",
            { "learner": "data-incentive", "download": "participants-only", "name": "Inc-FedUCB" }, { "learner": "full", "threshold": 0, "radius": 2 }, "none"]
        }
        """;

    public const string Cascades = """
        {
          "schema": "mechanisms/experiment/1", "name": "lists", "kind": "cascades", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": { "attractions": [0.5, 0.1, 0.4, 0.1, 0.1], "positions": 2 },
          "learners": [{ "learner": "cascade-ucb1", "exploration": [0.5, 1.5] }, { "learner": "cascade-kl-ucb", "doubleLog": 1, "name": "KL" }]
        }
        """;

    public const string Forecasting = """
        {
          "schema": "mechanisms/experiment/1", "name": "forecaster", "kind": "forecasting", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": {
            "model": { "prior": [0.5, 0.5], "cost": [0, 0.05], "signal": [[[0.6, 0.4], [0.4, 0.6]], [[0.9, 0.1], [0.1, 0.9]]], "utility": [[1, 0], [0, 1]], "paymentCap": 1 },
            "forecaster": { "slack": 0.01, "ties": "against-principal" }
          },
          "learners": [{ "learner": "safe-ucb", "scale": [1, 0.2], "bound": "scalar" }, { "learner": "osrl-ucb", "name": "OSRL" }]
        }
        """;

    public const string HiredAgents = """
        {
          "schema": "mechanisms/experiment/1", "name": "hiring", "kind": "hired-agents", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": {
            "model": { "signalCounts": [2], "prior": [0.5, 0.5], "cost": [[0, 0.05]], "signal": [[[0.6, 0.4], [0.4, 0.6]], [[0.9, 0.1], [0.1, 0.9]]], "utility": [[1, 0], [0, 1]], "paymentCap": 1 },
            "agents": { "slack": 0.001, "ties": "against-principal" }
          },
          "learners": [{ "learner": "observed-efforts", "scale": [1, 0.2] }, { "learner": "hidden-efforts", "exploration": 0.5 }]
        }
        """;

    public const string Senders = """
        {
          "schema": "mechanisms/experiment/1", "name": "receiver", "kind": "senders", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": {
            "model": { "signalCounts": [2], "joint": [[0.4, 0.1], [0.1, 0.4]], "receiverUtility": [[1, 0], [0, 1]], "senderUtility": [[[1, 0.5], [0, 0.25]]] }
          },
          "learners": [{ "learner": "full-feedback", "scale": [1, 0.1] }, { "learner": "bandit-feedback", "alpha": 0.5, "scale": 0.1 }]
        }
        """;

    public const string Contracts = """
        {
          "schema": "mechanisms/experiment/1", "name": "payments", "kind": "contracts", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": {
            "model": { "outcome": [[0.9, 0.1], [0.2, 0.8]], "cost": [0, 0.1], "reward": [0, 1] },
            "agent": { "slack": 0.01, "ties": "against-principal" }, "benchmark": "best-summed"
          },
          "learners": [{ "learner": "linear-grid", "shares": [3, 7], "scale": 0.5 }, { "learner": "robust-grid", "step": 0.25, "bandit": "uniform" }, { "learner": "discover-and-cover", "scale": 0.3, "trials": 2 }]
        }
        """;

    public const string Fairness = """
        {
          "schema": "mechanisms/experiment/1", "name": "audit", "kind": "fairness", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": { "hypotheses": 8, "individuals": 2, "slack": 0.1 },
          "learners": [{ "learner": "fair-exp2", "penalty": [0, 3] }, { "learner": "fair-ftpl", "penalty": 1, "samples": 10 }]
        }
        """;

    public const string NoRegret = """
        {
          "schema": "mechanisms/experiment/1", "name": "games", "kind": "no-regret", "horizon": 300, "replications": 3, "checkpoints": 10,
          "environment": { "rows": 4, "columns": 3, "opponent": "best-responder" },
          "learners": ["adahedge", "regret-matching", "regret-matching+", "predictive-regret-matching+", { "learner": "hedge", "rate": ["horizon", 1000] },
            { "learner": "ftrl", "regularizer": "tsallis", "rate": "anytime" }, { "learner": "omd", "rate": 0.1, "hint": "last-loss" },
            { "learner": "swap", "of": "hedge" }, { "learner": "doubling", "of": "omd" }]
        }
        """;

    /// <summary>A game tree: Ann sees a card and bets or folds, Bob calls or folds.</summary>
    public const string Efg = "EFG 2 R \"one card\" { \"Ann\" \"Bob\" }\n"
        + "c \"\" 1 { \"high\" 1/2 \"low\" 1/2 } 0\n"
        + "p \"\" 1 1 \"high\" { \"bet\" \"fold\" } 0\n"
        + "p \"\" 2 1 \"unseen\" { \"call\" \"fold\" } 0\nt \"\" 1 { 2 -2 }\nt \"\" 2 { 1 -1 }\nt \"\" 3 { -1 1 }\n"
        + "p \"\" 1 2 \"low\" { \"bet\" \"fold\" } 0\np \"\" 2 1 0\nt \"\" 4 { -2 2 }\nt \"\" 2\nt \"\" 3\n";

    /// <summary>A random game of two players with four strategies each and three equilibria.</summary>
    public const string Nfg = "NFG 1 R \"rand4\" { \"1\" \"2\" } { 4 4 }\n\n"
        + "26 24 65 58 14 37 66 7 92 97 7 75 16 16 64 0 74 88 21 90 35 46 91 79 71 58 33 78 14 33 87 28\n";

    public const string Mps = """
        NAME          TINY
        ROWS
         N  COST
         L  LIM1
         G  MYEQN
        COLUMNS
            X         COST         1.0   LIM1         1.0
            X         MYEQN        1.0
            Y         COST         2.0   LIM1         1.0
        RHS
            RHS       LIM1         4.0   MYEQN        1.0
        BOUNDS
         UP BND       X            4.0
        ENDATA
        """;
}
