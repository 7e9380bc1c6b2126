"""CoreNLP with its models from Maven's registry (480 MB), for peers.py and
right.py. Needs java, from version 11 on, and mvn."""
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
VERSION = "4.5.7"
POM = f"""<project>
<modelVersion>4.0.0</modelVersion>
<groupId>none</groupId><artifactId>peers</artifactId><version>1</version>
<dependencies>
<dependency><groupId>edu.stanford.nlp</groupId>
<artifactId>stanford-corenlp</artifactId><version>{VERSION}</version></dependency>
<dependency><groupId>edu.stanford.nlp</groupId>
<artifactId>stanford-corenlp</artifactId><version>{VERSION}</version>
<classifier>models</classifier></dependency>
</dependencies>
</project>
"""
# What is asked of it: names without its finer classes, as the filters have
# them; quotations with all that its attribution to speakers wants.
TAGS = ["annotators=tokenize,pos,lemma,ner", "ner.applyFineGrained=false"]
QUOTES = ["annotators=tokenize,pos,lemma,ner,depparse,coref,quote"]


def install(folder):
    """The class path, or None if it cannot be had."""
    folder = os.path.join(folder, "corenlp")
    names = os.path.join(folder, "classpath")
    os.makedirs(folder, exist_ok=True)
    with open(folder + "/pom.xml", "w", encoding="utf-8") as file:
        file.write(POM)
    try:
        if not os.path.exists(names):
            subprocess.run(
                ["mvn", "-q", "-B", "-f", folder + "/pom.xml",
                 "-Dmaven.repo.local=" + folder + "/repository",
                 "dependency:build-classpath", "-Dmdep.outputFile=" + names],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                check=True)
        with open(names, encoding="utf-8") as file:
            return file.read().strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def command(classpath, what, path, properties):
    """What runs CoreNLP.java on one processor."""
    return ["java", "-XX:+UseSerialGC", "-Xmx6g", "-Dfile.encoding=UTF-8",
            "-cp", classpath,
            os.path.join(HERE, "CoreNLP.java"), what, path, "threads=1",
            *properties]
