using System.Diagnostics;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A Python process that plays UCB1 by JAX, <c>vmap</c> over episodes and <c>scan</c> over rounds, on its default device, and says how much wall time each call took.</summary>
/// <remarks>
/// Written as a careful user would: single precision, compiled, the clock's logarithms computed before, draws a block of rounds at a time with a key of each episode's own, arms updated by masks,
/// no scatter. Each shape is compiled and run once before it is timed, and the time ends when the device has finished. Memory is taken as needed, for ours is on the same card.
/// </remarks>
internal sealed class JaxProcess
{
    private const string Script = """
        import sys, time
        import numpy as np
        import jax
        import jax.numpy as jnp
        from jax import lax
        MEANS = np.arange(0.05, 1.0, 0.1).astype(np.float32)
        ARMS = len(MEANS)
        def blocks_of(rounds):
            size = max(size for size in range(1, 65) if rounds % size == 0)
            return rounds // size, size
        def compiled(cached, unroll, rounds):
            count, size = blocks_of(rounds)
            times = np.arange(rounds, dtype=np.int32).reshape(count, size)
            logs = 2 * np.log(times + 1.0)
            clocks = (np.sqrt(logs) if cached else logs).astype(np.float32)
            arms, means = jnp.arange(ARMS), jnp.asarray(MEANS)
            def one_round(state, given):
                shows, wins, mean, slope = state
                time, clock, draw = given
                index = mean + clock * slope if cached else mean + jnp.sqrt(clock / shows)
                arm = jnp.where(time < ARMS, time, jnp.argmax(index).astype(jnp.int32))
                hit = arms == arm
                shows = shows + hit.astype(jnp.float32)
                wins = wins + (hit & (draw < means)).astype(jnp.float32)
                mean = jnp.where(hit, wins / shows, mean)
                slope = jnp.where(hit, lax.rsqrt(shows), slope) if cached else slope
                return (shows, wins, mean, slope), None
            def play(key):
                def block(state, given):
                    number, times, clocks = given
                    draws = jax.random.uniform(jax.random.fold_in(key, number), (size,), dtype=jnp.float32)
                    return lax.scan(one_round, state, (times, clocks, draws), unroll=unroll)
                zeros = jnp.zeros(ARMS, jnp.float32)
                (shows, _, _, _), _ = lax.scan(block, (zeros, zeros, zeros, zeros), (jnp.arange(count), jnp.asarray(times), jnp.asarray(clocks)))
                return jnp.sum(shows * (jnp.max(means) - means))
            return jax.jit(jax.vmap(play))
        programs, warm = {}, set()
        def run(index, draws, unroll, episodes, rounds, seed):
            if (index, unroll, rounds) not in programs:
                programs[(index, unroll, rounds)] = compiled(index == "cached", unroll, rounds)
            program = programs[(index, unroll, rounds)]
            keys = jax.block_until_ready(jax.random.split(jax.random.key(seed, impl=draws), episodes))
            if (index, draws, unroll, episodes, rounds) not in warm:
                jax.block_until_ready(program(keys))
                warm.add((index, draws, unroll, episodes, rounds))
            begun = time.perf_counter()
            regrets = jax.block_until_ready(program(keys))
            seconds = time.perf_counter() - begun
            regrets = np.asarray(regrets).astype(np.float64)
            return float(regrets.mean()), float(regrets.std() / np.sqrt(episodes)), seconds
        device = jax.devices()[0]
        print(jax.__version__, device.platform, device.device_kind, flush=True)
        for line in sys.stdin:
            index, draws, unroll, episodes, rounds, seed = line.split()
            try:
                print("%r %r %r" % run(index, draws, int(unroll), int(episodes), int(rounds), int(seed)), flush=True)
            except Exception as error:
                print("failed", (type(error).__name__ + ": " + str(error)).splitlines()[0], flush=True)
        """;

    private readonly Process process;

    private JaxProcess(Process process, JaxDevice device) => (this.process, Device) = (process, device);

    /// <summary>Gets what it computes on.</summary>
    public JaxDevice Device { get; }

    /// <summary>Starts a process; null when the program is no Python with JAX.</summary>
    public static JaxProcess? TryStart(string python)
    {
        ProcessStartInfo start = new(python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["XLA_PYTHON_CLIENT_PREALLOCATE"] = "false";
        return File.Exists(python) && Process.Start(start) is { } process && JaxDevice.Read(process.StandardOutput.ReadLine()) is { } device
            ? new(process, device)
            : null;
    }

    /// <summary>Plays UCB1 on ten arms of means 0.05 to 0.95.</summary>
    /// <exception cref="PeerException">JAX failed, or its process has ended.</exception>
    public JaxAnswer Play(JaxWork work)
    {
        try
        {
            process.StandardInput.WriteLine(work.Line);
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // The pipe is broken: the process has ended, as the missing answer says.
            return JaxAnswer.Read(null);
        }

        return JaxAnswer.Read(process.StandardOutput.ReadLine());
    }
}
